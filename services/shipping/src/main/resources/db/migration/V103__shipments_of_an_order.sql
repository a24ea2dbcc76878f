-- An order may have several shipments; those that there are are the first. Nothing is rewritten, but an index is made anew,
-- meanwhile nothing is shipped: a second or so for each million of rows. Instances of the version before go on with the
-- first shipment of an order.
alter table shipments
    add column number integer not null default 1,
    drop constraint shipments_order_id_key,
    add unique (order_id, number);
