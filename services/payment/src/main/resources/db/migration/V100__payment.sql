-- One payment per order; the columns of each status are filled in. While the gateway has to be asked, which is while
-- REQUESTED and CAPTURE_DUE, there is a row in due_work. No index has a column that changes with the status, and the
-- pages keep room: so an update writes the row alone.
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
    packed_by          text                     -- the event that told of the packed goods, until CAPTURED, likewise
) with (fillfactor = 70);
