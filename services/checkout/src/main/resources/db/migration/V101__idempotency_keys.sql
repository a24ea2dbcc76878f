-- A key is its client's: until clients have an identity, of the customer whom they order for. One row per key, none for an
-- order without one, and no personal data but the shop's id of the customer. They are deleted past their retention, which
-- the id of the order tells: it is a UUIDv7, so its index has the oldest first.
create table idempotency_keys (
    customer_id     text   not null,
    idempotency_key text   not null,
    order_id        uuid   not null unique,
    fingerprint     text   not null,                         -- SHA-256 of what is asked for
    total           bigint not null,
    currency        text   not null,
    primary key (idempotency_key, customer_id)
);

-- order_requests stays as it is, because instances of the version before write it while this one is rolled out. Its keys
-- count until they are as old; from then on it is empty, and a later version drops it.
comment on table order_requests is 'keys of versions before V101; empty once they are past their retention';
