create table products (
    sku          text   primary key,
    name         text   not null,
    price        bigint not null check (price >= 0),         -- minor units
    currency     text   not null,                            -- ISO 4217
    weight_grams int    not null check (weight_grams > 0)
);

-- One row per accepted order: enough to answer the same request again, and no personal data.
create table order_requests (
    order_id        uuid        primary key,
    idempotency_key text        unique,
    fingerprint     text        not null,                    -- SHA-256 of the request
    total           bigint      not null,
    currency        text        not null
);
