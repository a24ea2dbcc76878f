-- What has to be done outside any transaction, such as a call of a payment gateway. A row is added by the transaction
-- that makes the work due, and removed by the one that records its result; what the work is stands elsewhere, under the
-- same id. It is a table of its own, because its rows come and go with each step of an order: the rows that stay are
-- larger and have other indexes.
create table due_work (
    id       uuid        primary key,
    due_at   timestamptz not null,       -- when somebody may take it up; while somebody does it, when the lease runs out
    attempts integer     not null        -- how often it has been taken up
);

create index due_work_due on due_work (due_at);
