-- An order may have several payments, one after the other; those that there are are the first. Nothing is rewritten, but the
-- index of the key is made anew, meanwhile nobody pays: a second or so for each million of rows. Instances of the version
-- before go on with the first payment of an order.
alter table payments
    add column attempt integer not null default 1,
    drop constraint payments_pkey,
    add primary key (order_id, attempt);
