create table orders (
    id          uuid        primary key,
    customer_id text,                       -- null until OrderCreated has come
    status      text,                       -- likewise
    state       text        not null        -- the order, as a JSON object
) with (fillfactor = 70);

create index orders_by_status on orders (status, id desc);
create index orders_by_customer on orders (customer_id, id desc);

-- What happened to each order, as the events told it.
create table timeline (
    order_id uuid        not null,
    event_id uuid        not null,
    event    text        not null,
    at       timestamptz not null,
    source   text        not null,
    primary key (order_id, event_id)
);
