-- What a channel calls an order: no other order of that channel is called so, ever. One row per order that has such an id,
-- none for all others, and no personal data.
create table external_ids (
    channel     text   not null,                             -- empty where there are no channels
    external_id text   not null,
    order_id    uuid   not null,
    fingerprint text   not null,                             -- SHA-256 of what is asked for
    total       bigint not null,
    currency    text   not null,
    primary key (external_id, channel)
);
