create table stock (
    sku      text   primary key,
    on_hand  bigint not null check (on_hand <= 1000000000),
    reserved bigint not null,
    check (reserved >= 0 and reserved <= on_hand)
) with (fillfactor = 70);

create table reservations (
    order_id uuid primary key,
    status   text not null,                 -- RESERVED, REJECTED, RELEASED, PACKED
    lines    text                           -- what is reserved, as a JSON array; null unless RESERVED
) with (fillfactor = 70);

-- Why stock changed beside what orders did to it.
create table adjustments (
    id              uuid        primary key,
    sku             text        not null references stock,
    delta           bigint      not null,
    reason          text        not null,
    at              timestamptz not null,
    idempotency_key text        unique,
    on_hand         bigint      not null,   -- afterwards
    reserved        bigint      not null    -- at that time
);

create index adjustments_by_sku on adjustments (sku, id);
