-- By it the outbox is held against the stream: the last row that JetStream stored, and the first one that it forgot.
create index outbox_stored on outbox (stream_sequence) where stream_sequence is not null;
