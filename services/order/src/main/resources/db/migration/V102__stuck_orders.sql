-- Orders that wait longer than they should: OrderDelayed has told of them, and they have not got on since. A table of its
-- own, for they are few: the table of orders needs neither another column nor another index for them, and is not read to
-- make one.
create table stuck_orders (
    order_id uuid primary key,
    step     text not null              -- what it waits for
);
