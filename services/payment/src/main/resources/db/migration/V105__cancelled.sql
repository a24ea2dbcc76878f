-- Further statuses: CLOSING, which is REQUESTED of an order that is cancelled meanwhile, VOID_DUE, and VOIDED, without a
-- payment_id where the order was cancelled before anybody asked for its money.
alter table payments
    add column cancelled_by text; -- the event that cancelled the order, while CLOSING and VOID_DUE, as a JSON object
