-- One payment per order. What the gateway has to be asked is due_at a time; the columns of each status are filled in.
create table payments (
    order_id           uuid        primary key,
    payment_id         uuid        unique,      -- null while EXPECTED: the goods were packed before we heard of the payment
    status             text        not null,    -- EXPECTED, REQUESTED, AUTHORIZED, CAPTURE_DUE, CAPTURED, DECLINED
    amount             bigint,                  -- minor units
    currency           text,
    token              text,                    -- while REQUESTED only: whoever has it can pay with it
    authorization_code text,
    decline_reason     text,
    requested_by       text,                    -- the event that asked for the money, while REQUESTED, as a JSON object
    packed_by          text,                    -- the event that told of the packed goods, until CAPTURED, likewise
    due_at             timestamptz,             -- when to ask the gateway; later while somebody does; null if no need
    attempts           integer     not null default 0
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create index payments_due on payments (due_at) where due_at is not null;
