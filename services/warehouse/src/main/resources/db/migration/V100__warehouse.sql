create table pack_tasks (
    shipment_id   uuid        primary key,
    order_id      uuid        not null,
    status        text        not null,     -- OPEN, CLAIMED, PACKED
    worker        text,                     -- null while OPEN
    created_at    timestamptz not null,
    claimed_at    timestamptz,              -- null while OPEN
    packed_at     timestamptz,              -- null until PACKED
    -- The ShipmentPrepared that asks for it, as it is on the wire: what to pack, and what ShipmentProcessed is caused by.
    cause_headers text        not null,     -- a JSON object
    cause_body    text        not null      -- a JSON object
) with (fillfactor = 80);

create index pack_tasks_by_status on pack_tasks (status, shipment_id);
