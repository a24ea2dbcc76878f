-- A service has several kinds of work, and what one of them is about has work of another kind as well. What is there already
-- is of the one kind that its service had; the service, which knows its name, says so.
alter table due_work add column kind text not null default 'call';
alter table due_work alter column kind drop default;
alter table due_work drop constraint due_work_pkey, add primary key (kind, id);
drop index due_work_due;
create index due_work_due on due_work (kind, due_at);
