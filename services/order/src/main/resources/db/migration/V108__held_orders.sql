-- Orders that somebody has to let go on, and what those wait for that are not simple: they are looked for by it.
alter table orders
    add column held      text,                  -- why
    add column waits_for text;

create index orders_held on orders (id desc) where held is not null;
create index orders_waiting on orders (waits_for, id desc) where waits_for is not null;
