-- Goods that are to come back; an order without returns has no row here.
create table return_tasks (
    return_id      uuid        primary key,
    order_id       uuid        not null,
    status         text        not null,     -- EXPECTED, PARTIALLY_RECEIVED, RECEIVED
    expected_until timestamptz not null,     -- what comes later is received all the same
    created_at     timestamptz not null,
    receipts       text,                     -- a JSON array; null while EXPECTED
    -- The ReturnApproved that asks for it, as it is on the wire: what is to come, and what ReturnReceived is caused by.
    cause_headers  text        not null,     -- a JSON object
    cause_body     text        not null      -- a JSON object
) with (fillfactor = 80);

create index return_tasks_by_status on return_tasks (status, return_id);

-- What nobody sends is passed by its time, without a look at its row: there is more of it every year.
create index return_tasks_expected on return_tasks (return_id, expected_until) where status <> 'RECEIVED';
