-- What of an order's money went back to its customer, or is to. A simple order has nothing here. A column of its own, because
-- an instance of the version before that changes such an order writes the others, and leaves this one alone.
alter table orders
    add column refunds text,
    alter refunds set statistics 0;
