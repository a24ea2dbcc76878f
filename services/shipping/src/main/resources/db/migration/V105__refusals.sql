-- While PENDING: the carriers that have refused the parcel, as a JSON array; null if there are none. Instances of the version
-- before leave it alone.
alter table shipments add column refused_by text;
