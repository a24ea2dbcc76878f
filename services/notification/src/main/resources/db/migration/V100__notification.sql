-- Whom to tell. The only personal data of this service.
create table recipients (
    order_id uuid primary key,
    name     text not null,
    email    text not null
);

-- What happened to each order, as the events told it; rows are only ever added.
create table order_events (
    order_id uuid        not null,
    event_id uuid        not null,
    event    text        not null,
    source   text        not null,
    at       timestamptz not null,
    reason   text,                                          -- of OrderRejected
    position bigint      not null generated always as identity,
    primary key (order_id, event_id)
);

-- What the customer is told: once per order and step.
create table notifications (
    id         uuid        primary key,                     -- a UUIDv7: the order of ids is the order of time
    order_id   uuid        not null,
    step       text        not null,
    event_id   uuid        not null,
    event      text        not null,
    text       text        not null,                        -- without personal data
    status     text        not null,
    created_at timestamptz not null default now(),
    sent_at    timestamptz,
    due_at     timestamptz not null default now(),          -- when a sender may take it
    attempts   int         not null default 0,
    unique (order_id, step)
) with (fillfactor = 70);

create index notifications_due on notifications (due_at, id) where status = 'PENDING';
