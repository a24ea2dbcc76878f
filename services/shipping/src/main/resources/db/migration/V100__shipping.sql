-- One shipment per order; the columns of each status are filled in. While PENDING there is a row in due_work. No index
-- has a column that changes with the status, and half of each page is free for a batch that updates all its rows at
-- once: so an update writes the row alone.
create table shipments (
    shipment_id     uuid        primary key,
    order_id        uuid        not null unique,
    status          text        not null,       -- EXPECTED (packed before we heard of it), PENDING, PREPARED, HANDED_OVER
    carrier         text,                       -- while PENDING the one to be booked, if one accepted the parcel
    tracking_number text,
    label           text,
    lines           text,                       -- what is in the parcel, as a JSON array
    address         text,                       -- while PENDING only, as a JSON object; the label has it afterwards
    weight_grams    bigint,
    ordered_by      text,                       -- the event that asked for the shipment, while PENDING, as a JSON object
    packed_by       text                        -- the event that told of the packed parcel, if it was early, likewise
) with (fillfactor = 50);
