-- How often this service has tried an event in vain, for reasons that are the event's own. What goes through leaves no row
-- here; one that nobody has raised for a day is deleted with the next that comes.
create table event_tries (
    consumer text        not null,
    event_id uuid        not null,
    tries    integer     not null,
    tried_at timestamptz not null,
    primary key (consumer, event_id)
);

create index event_tries_by_time on event_tries (tried_at);
