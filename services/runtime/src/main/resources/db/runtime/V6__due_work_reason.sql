-- Why a call is made again: UNCLEAR after a failure of which nobody knows more, else what has to change before the call can
-- succeed. Null while nothing has gone wrong.
alter table due_work add column reason text;
