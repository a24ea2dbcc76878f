-- How the stream was when it was last held against this outbox, and up to where everybody had read it by then: what it
-- loses before that place is missed by nobody.
create table stream_marks (
    stream          text        primary key,
    made_at         text        not null,     -- when the stream was made or restored, as its server says it
    first_sequence  bigint      not null,
    last_sequence   bigint      not null,
    holes           bigint      not null,     -- how many messages between the two were gone
    passed_sequence bigint      not null,
    compared_at     timestamptz not null
);

-- Whether the stream has had the event already and lost it.
alter table outbox_unsent add column again boolean not null default false;
