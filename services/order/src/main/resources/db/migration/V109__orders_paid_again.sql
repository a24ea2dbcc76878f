-- When an order stops to wait for its customer, who may pay otherwise than was declined. It is read with the page of those
-- that wait, and not looked for.
alter table orders
    add column waits_until timestamptz;
