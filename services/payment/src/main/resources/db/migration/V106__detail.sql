-- What else there is to know in some statuses, as a JSON object: while REQUESTED and CLOSING, that nobody knows what the
-- gateway has made of a request; while ACTION_REQUIRED what the customer has to do; while ABANDONED, and VOID_DUE without an
-- authorization code, what the gateway calls it.
alter table payments add column detail text;
