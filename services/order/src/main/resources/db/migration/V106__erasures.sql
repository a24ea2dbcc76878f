-- Customers who are to be forgotten, each until the last order that they placed before has ended and nothing of it can come
-- any more. It is the one place that knows whom a pseudonym stands for.
create table erasures (
    customer_id   text        primary key,
    pseudonym     text        not null,         -- in the place of the customer's id in all orders
    requested_at  timestamptz not null,
    placed_before uuid        not null          -- orders with smaller ids were placed before that
);
