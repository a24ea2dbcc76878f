-- When we heard that the money was held, taken or let go: for the ledger. Null of what happened before anybody noted it.
alter table payments
    add column authorized_at timestamptz,
    add column captured_at timestamptz,
    add column voided_at timestamptz;
