-- What the channel that placed an order calls it: it is looked for by that. Orders without one have no entry in the index.
alter table orders add column external_id text;

create index orders_by_external_id on orders (external_id, id desc) where external_id is not null;
