-- What people call a worker, beside the subject of the token.
alter table pack_tasks add column worker_name text;
