-- The shop or marketplace that placed an order for its customer: it may see the order. Orders that customers place
-- themselves, and all that there are, have none, and so no entry in the index.
alter table orders add column channel text;

create index orders_by_channel on orders (channel, id desc) where channel is not null;
