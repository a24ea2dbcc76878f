-- What has to be brought up to date in tables too large for a statement that holds up the start of a service: it is done
-- little by little while the service works. A migration of the service adds a row, which goes when it is done.
create table gradual_migrations (
    name    text primary key,
    done_to uuid not null,              -- rows up to this one are done
    last    uuid not null               -- and this is the last one
);
