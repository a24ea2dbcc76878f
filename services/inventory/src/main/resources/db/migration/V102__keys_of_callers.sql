-- A key is its caller's alone. Those that there are stay where they are, and so do those of instances of the version before,
-- which go on making them while this one is rolled out: each counts for its author, or for everybody if nobody knows who that is.
alter table adjustments add column callers_key text;
create unique index adjustments_by_callers_key on adjustments (callers_key, author) where callers_key is not null;
comment on column adjustments.idempotency_key is 'keys of versions before V102';

-- A count that found something else than was known is an adjustment too, whose reason is that somebody has counted.
alter table adjustments alter column reason drop not null;
comment on column adjustments.reason is 'null where somebody has counted';
