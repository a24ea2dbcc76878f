-- What else there is to know in some statuses, as a JSON object: whether nobody knows what the gateway has made of a request.
alter table payments add column detail text;
