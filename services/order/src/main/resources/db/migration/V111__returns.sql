-- What of an order's goods came back, or is to. A simple order has nothing here. A column of its own, because an instance of the
-- version before that changes such an order writes the others, and leaves this one alone.
alter table orders
    add column returns text,
    alter returns set statistics 0;

-- Goods that are expected until then. Their orders are at rest, and no others are in this index.
create index orders_returns_due on orders (waits_until) where waits_for = 'RETURN';
