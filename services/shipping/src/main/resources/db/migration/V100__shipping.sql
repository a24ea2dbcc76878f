-- One shipment per order. A booking with a carrier is due_at a time; the columns of each status are filled in.
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
    packed_by       text,                       -- the event that told of the packed parcel, if it was early, likewise
    due_at          timestamptz,                -- when to book; later while somebody does; null if there is no need
    attempts        integer     not null default 0
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create index shipments_due on shipments (due_at) where due_at is not null;
