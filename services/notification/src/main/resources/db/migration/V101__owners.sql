-- Whose order it is, with its OrderCreated: who may see what happened to it, beside those who may see all. Of the orders
-- that there are nobody knows.
alter table order_events
    add column customer_id text,
    add column channel text;
