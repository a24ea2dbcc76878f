-- What is known of orders beyond the course of a simple one, which has nothing here. A column of its own, because an instance
-- of the version before that changes such an order writes the others, and leaves this one alone.
alter table orders
    add column besides   text,
    add column cancelled text,                  -- why, if it was
    alter besides set statistics 0;

create index orders_cancelled on orders (id desc) where cancelled is not null;
