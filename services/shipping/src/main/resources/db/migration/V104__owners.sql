-- Whose order a shipment is of: who may see it, beside those who may see all. Of the shipments that there are nobody knows.
alter table shipments
    add column customer_id text,
    add column channel text;
