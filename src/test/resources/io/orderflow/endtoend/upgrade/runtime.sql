create table outbox (
    id      uuid primary key,
    subject text not null,
    headers text not null,
    body    text not null
);
create table outbox_unsent (
    id     uuid        primary key,
    due_at timestamptz not null
) with (fillfactor = 50);
create table outbox_sent (
    stream_sequence bigint not null,
    id              uuid   not null
);
create index outbox_sent_by_sequence on outbox_sent (stream_sequence);
create table consumer_positions (
    consumer        text   primary key,
    stream_sequence bigint not null,
    message_id      text   not null
) with (fillfactor = 50);
create table due_work (
    id       uuid        primary key,
    due_at   timestamptz not null,
    attempts integer     not null
);
create index due_work_due on due_work (due_at);
alter table outbox
    alter id set statistics 10,
    alter subject set statistics 0,
    alter headers set statistics 0,
    alter body set statistics 0;
alter table outbox set (autovacuum_vacuum_insert_threshold = -1);
create table stream_marks (
    stream          text        primary key,
    made_at         text        not null,
    first_sequence  bigint      not null,
    last_sequence   bigint      not null,
    holes           bigint      not null,
    passed_sequence bigint      not null,
    compared_at     timestamptz not null
);
alter table outbox_unsent add column again boolean not null default false;
create table event_tries (
    consumer text        not null,
    event_id uuid        not null,
    tries    integer     not null,
    tried_at timestamptz not null,
    primary key (consumer, event_id)
);
create index event_tries_by_time on event_tries (tried_at);
alter table due_work add column reason text;
create table gradual_migrations (
    name    text primary key,
    done_to uuid not null,
    last    uuid not null
);
create table flyway_schema_history (
    installed_rank integer primary key,
    version varchar(50),
    description varchar(200) not null,
    type varchar(20) not null,
    script varchar(1000) not null,
    checksum integer,
    installed_by varchar(100) not null,
    installed_on timestamp not null default now(),
    execution_time integer not null,
    success boolean not null
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
