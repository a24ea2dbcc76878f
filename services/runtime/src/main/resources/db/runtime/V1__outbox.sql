-- What this service has told the world: written with the change that it tells of, published after the commit.
create table outbox (
    id              uuid        primary key,   -- the event's id, a UUIDv7: the order of ids is the order of time
    subject         text        not null,
    headers         text        not null,      -- as on the wire, as a JSON object
    body            text        not null,      -- as on the wire
    due_at          timestamptz not null,      -- when the sweep may take the row, if nobody has published it by then
    stream_sequence bigint                     -- where JetStream stored it; null until it did
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create index outbox_unsent on outbox (id) where stream_sequence is null;

-- By it the outbox is held against the stream: the last row that JetStream stored, and the first one that it forgot.
create index outbox_stored on outbox (stream_sequence) where stream_sequence is not null;

-- How far each consumer of this service has got; by it a service notices that the broker forgot.
create table consumer_positions (
    consumer        text   primary key,
    stream_sequence bigint not null,
    message_id      text   not null
) with (fillfactor = 50);
