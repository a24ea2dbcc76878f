-- Whose order a payment is for: who may see it, beside those who may see all. Of the payments that there are nobody knows.
alter table payments
    add column customer_id text,
    add column channel text;
