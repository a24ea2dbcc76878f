-- The label has the customer's address on it, and is not needed any more once the parcel is packed. There may be millions
-- of them.
insert into gradual_migrations (name, done_to, last)
select 'labels of parcels that are packed', '00000000-0000-0000-0000-000000000000', shipment_id
  from pack_tasks order by shipment_id desc limit 1;
