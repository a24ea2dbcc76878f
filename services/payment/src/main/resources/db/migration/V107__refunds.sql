-- What was asked back of the order's money, and what became of it, as a JSON array in the row of its first payment; null for
-- all others. A refund that comes before everything else stands in a row EXPECTED without packed_by: nothing is known but that.
alter table payments add column refunds text;
