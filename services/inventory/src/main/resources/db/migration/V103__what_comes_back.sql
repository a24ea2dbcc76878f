-- What came back of a return and was counted together, a row for each SKU: delta is on hand again, scrapped is not. Null of all
-- else, which instances of the version before go on storing without these columns. No receipt is accounted for twice.
alter table adjustments
    add column receipt_id uuid,
    add column return_id  uuid,
    add column order_id   uuid,
    add column scrapped   bigint;
create unique index adjustments_by_receipt on adjustments (receipt_id, sku) where receipt_id is not null;
comment on column adjustments.reason is 'null where somebody has counted, or goods came back';
