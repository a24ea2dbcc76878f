-- What banks have taken back of the order's money, and whether the gateway is to be asked for it, as a JSON object in the row of
-- its first payment; null where nobody has ever said so. What a payment was captured for, packed_by, is kept from now on: a bank
-- may take the money back months later, and whoever is told of it is told because of that.
alter table payments add column chargebacks text;
