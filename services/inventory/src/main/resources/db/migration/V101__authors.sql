-- Who made an adjustment: the subject of the token. Of those that there are nobody knows.
alter table adjustments add column author text;
