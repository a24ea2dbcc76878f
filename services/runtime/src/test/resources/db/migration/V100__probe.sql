create table effects (
    order_id   uuid    primary key,
    event_id   uuid    not null,
    batch_size integer not null
);
