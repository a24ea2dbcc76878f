-- What banks have taken back of an order's money. A simple order has nothing here. A column of its own, because an instance of the
-- version before that changes such an order writes the others, and leaves this one alone.
alter table orders
    add column chargebacks text,
    alter chargebacks set statistics 0;
