-- What this service has told the world: written with the change that it tells of, published after the commit. The rows
-- are large and never change; how far their publication has got stands in two narrow tables. Nothing refers to anything
-- by a foreign key: checking one would cost more than the row.
create table outbox (
    id      uuid primary key,              -- the event's id, a UUIDv7: the order of ids is the order of time
    subject text not null,
    headers text not null,                 -- as on the wire, as a JSON object
    body    text not null                  -- as on the wire
);

-- What of it JetStream has not acknowledged.
create table outbox_unsent (
    id     uuid        primary key,
    due_at timestamptz not null            -- when the sweep may take the row, if nobody has published it by then
) with (fillfactor = 50);

-- Where JetStream stored the rest. By it the outbox is held against the stream: the last row that JetStream stored, and
-- the first one that it forgot.
create table outbox_sent (
    stream_sequence bigint not null,
    id              uuid   not null
);

create index outbox_sent_by_sequence on outbox_sent (stream_sequence);

-- How far each consumer of this service has got; by it a service notices that the broker forgot.
create table consumer_positions (
    consumer        text   primary key,
    stream_sequence bigint not null,
    message_id      text   not null
) with (fillfactor = 50);
