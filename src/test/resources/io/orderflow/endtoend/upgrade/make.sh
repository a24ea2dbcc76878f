#!/usr/bin/env bash
# Brings orders of a running installation into every state, and writes its databases into the SQL files beside this script.
# See README.md.
#
#   make.sh CHECKOUT DATA PORT_OFFSET
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$1 data=$2 offset=$3
declare -A http=([checkout]=8081 [order]=8082 [inventory]=8083 [payment]=8084 [shipping]=8085 [warehouse]=8086 [notification]=8087)
declare -A ids

db() { # runs SQL in the database of a service
  PGPASSWORD=$(sed -n "s/^$1=//p" "$data/postgres/passwords.properties") \
    psql -h 127.0.0.1 -p $((5433 + offset)) -U "$1" -d "$1" -qAtX -v ON_ERROR_STOP=1 -c "$2"
}

api() { # sends JSON to a service and prints the answer
  curl -sS --fail-with-body -X "$2" -H 'Content-Type: application/json' "http://127.0.0.1:$((${http[$1]} + offset))$3" -d "$4"
}

jetstream() { # asks the broker's API
  exec 3<>/dev/tcp/127.0.0.1/$((4222 + offset))
  printf 'CONNECT {"verbose":false}\r\nSUB answer 1\r\nPUB $JS.API.%s answer %d\r\n%s\r\n' "$1" ${#2} "$2" >&3
  local line
  while IFS= read -r -t 5 line <&3; do
    case $line in '{'*'"error"'*) echo "$line" >&2; exit 1 ;; '{'*) break ;; esac
  done
  exec 3>&-
}

deafen() { # lets a service work, and hear nothing more
  jetstream "CONSUMER.PAUSE.ORDERS.$1" '{"pause_until":"2100-01-01T00:00:00Z"}'
}

hear() {
  jetstream "CONSUMER.PAUSE.ORDERS.$1" '{}'
}

refuse() { # lets every change of a row of a service to one of these statuses fail
  db "$1" "create or replace function refuse() returns trigger language plpgsql as 'begin raise exception ''not now''; end';
    create trigger refuse before update on $2 for each row when (new.status in ($3)) execute function refuse()"
}

place() { # name, SKU, units, token, country
  local answer
  answer=$(api checkout POST /orders '{"customer":{"id":"'"$1"'","name":"Grace Example","email":"'"$1"'@example.com"},
    "lines":[{"sku":"'"$2"'","quantity":'"$3"'}],"payment":{"token":"'"${4:-tok_visa}"'"},
    "shippingAddress":{"name":"Grace Example","line1":"1 Confidential Street","city":"Springfield","postalCode":"62701",
      "country":"'"${5:-US}"'"}}')
  ids[$1]=$(sed 's/.*"orderId" *: *"\([^"]*\)".*/\1/' <<<"$answer")
}

await() { # until the row of an order in a table of a service has this status
  local service=$1 table=$2 id=${ids[$3]} status=$4 key=order_id
  [ "$table" != orders ] || key=id
  for _ in $(seq 300); do
    [ "$(db "$service" "select status from $table where $key = '$id'")" != "$status" ] || return 0
    sleep 0.2
  done
  echo "The order '$3' is not $status in $service." >&2
  exit 1
}

tell() { # what somebody does with the parcel of an order: claim or packed
  local shipment
  shipment=$(db warehouse "select shipment_id from pack_tasks where order_id = '${ids[$1]}'")
  api warehouse POST "/pack-tasks/$shipment/$2" '{"worker":"'"$3"'"}' >/dev/null
}

prepared() { # an order with a parcel that waits in the warehouse
  place "$@"
  await warehouse pack_tasks "$1" OPEN
  await order orders "$1" PREPARED
}

fulfilled() { # an order that is at rest
  prepared "$@"
  tell "$1" packed ann
  await order orders "$1" FULFILLED
  await payment payments "$1" CAPTURED
}

forget() { # what a service knew of an order and said of it, as if an older backup had been restored
  local id=${ids[$3]} key=order_id
  [ "$2" != orders ] || key=id
  db "$1" "delete from $2 where $key = '$id';
    delete from outbox_sent where id in (select id from outbox where subject like '%.$id');
    delete from outbox_unsent where id in (select id from outbox where subject like '%.$id');
    delete from outbox where subject like '%.$id'"
}

bring_orders_into_every_state() {
  for product in LAMP:9900:500:1000 RARITY:99000:500:2 FLYER:0:20:1000 SAFE:500000:40000:10; do
    IFS=: read -r sku price weight stock <<<"$product"
    api checkout PUT "/products/$sku" \
      '{"name":"'"$sku"'","price":{"amount":'"$price"',"currency":"USD"},"weightGrams":'"$weight"'}' >/dev/null
    api inventory PUT "/stock/$sku" '{"onHand":'"$stock"'}' >/dev/null
  done

  fulfilled fulfilled LAMP 1
  fulfilled fulfilled-last-rarities RARITY 2
  fulfilled fulfilled-free FLYER 3
  fulfilled fulfilled-after-a-timeout LAMP 1 tok_timeout
  place rejected-stock RARITY 1
  await inventory reservations rejected-stock REJECTED
  await order orders rejected-stock REJECTED
  place rejected-payment LAMP 2 tok_declined
  await inventory reservations rejected-payment RELEASED
  place no-carrier SAFE 1 tok_visa DE
  await shipping shipments no-carrier PENDING
  prepared open LAMP 1
  prepared open-freight SAFE 1
  prepared claimed LAMP 2
  tell claimed claim bob
  for name in packed-unheard-by-order packed-unheard-by-payment packed-unheard-by-inventory packed-unsent capture-due restored; do
    prepared "$name" LAMP 1
  done

  # order hears that it is paid before it hears of the order
  deafen payment
  place anticipated LAMP 1
  await order orders anticipated RESERVED
  forget order orders anticipated
  db order "delete from timeline where order_id = '${ids[anticipated]}'"
  hear payment
  await payment payments anticipated AUTHORIZED
  # payment and shipping hear that the parcel is packed before they hear of it
  forget payment payments restored
  forget shipping shipments restored
  tell restored packed ann
  await payment payments restored EXPECTED
  await shipping shipments restored EXPECTED

  deafen warehouse
  place prepared-unheard-by-warehouse LAMP 1
  await order orders prepared-unheard-by-warehouse PREPARED
  refuse shipping shipments "'PREPARED'"
  place shipment-pending LAMP 1
  await shipping shipments shipment-pending PENDING
  deafen shipping
  place processed-unheard-by-shipping LAMP 1
  await order orders processed-unheard-by-shipping PROCESSED
  refuse payment payments "'CAPTURED', 'AUTHORIZED', 'DECLINED'"
  tell capture-due packed ann
  await payment payments capture-due CAPTURE_DUE
  await order orders capture-due PACKED
  place payment-requested LAMP 1
  place payment-requested-unavailable LAMP 1 tok_unavailable
  place declined-unheard-by-inventory LAMP 1 tok_insufficient_funds
  for name in payment-requested payment-requested-unavailable declined-unheard-by-inventory; do
    await payment payments "$name" REQUESTED
  done
  deafen payment
  tell packed-unheard-by-payment packed ann
  await order orders packed-unheard-by-payment PACKED
  place reserved-unheard-by-payment LAMP 1
  await order orders reserved-unheard-by-payment RESERVED
  deafen inventory
  tell packed-unheard-by-inventory packed ann
  await order orders packed-unheard-by-inventory PACKED
  db payment "drop trigger refuse on payments; update due_work set due_at = now() + interval '1 hour';
    update due_work set due_at = now() where id = '${ids[declined-unheard-by-inventory]}'"
  await order orders declined-unheard-by-inventory UNRELEASED
  place created-unheard-by-inventory LAMP 1
  await order orders created-unheard-by-inventory CREATED
  kill -STOP "$(pid mailbox)"
  deafen order
  place unheard-by-order LAMP 1
  tell packed-unheard-by-order packed bob
  sleep 2
  deafen notification
  kill -STOP "$(pid nats)"
  place unsent LAMP 1
  tell packed-unsent packed bob
}

pid() {
  "$checkout/orderflow" status --data "$data" | awk -v name="$1" '$1 == name { print $3 }'
}

schema() { # what the migrations in a directory have made, without their comments
  find "$checkout/services/$1" -name 'V*.sql' -printf '%f %p\n' | sort -V | cut -d' ' -f2 | xargs cat |
    sed 's/ *--.*//; /^$/d'
}

runtime_schema() { # what every service has
  schema runtime/src/main/resources/db/runtime
  cat <<'SQL'
create table flyway_schema_history (
    installed_rank integer primary key,
    version varchar(50),
    description varchar(200) not null,
    type varchar(20) not null,
    script varchar(1000) not null,
    checksum integer,
    installed_by varchar(100) not null,
    installed_on timestamp not null default now(),
    execution_time integer not null,
    success boolean not null
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
SQL
}

rows() { # of all tables of a service, an INSERT each
  db "$1" "
    select format('select format(%L, %s) from %I order by 1',
        format('insert into %I (%s) overriding system value values (%s);', table_name,
            string_agg(quote_ident(column_name), ', ' order by ordinal_position),
            string_agg('%L', ', ')),
        string_agg(quote_ident(column_name), ', ' order by ordinal_position), table_name)
      from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' and table_name not like 'pg\_stat%'
     group by table_name order by table_name" | while IFS= read -r query; do
    db "$1" "set timezone = 'UTC'; $query"
  done
  db "$1" "select format('select setval(pg_get_serial_sequence(%L, %L), (select max(%I) from %I));',
        table_name, column_name, column_name, table_name)
      from information_schema.columns where table_schema = 'public' and is_identity = 'YES'"
}

write_databases() {
  for service in "${!http[@]}"; do
    kill -STOP "$(pid "$service")"
  done
  db shipping 'drop trigger refuse on shipments; drop function refuse'
  db payment 'drop function refuse; update due_work set due_at = now()'
  for service in "${!http[@]}"; do
    { schema "$service/src/main/resources/db/migration" && rows "$service"; } >"$here/$service.sql"
  done
  runtime_schema >"$here/runtime.sql"
}

bring_orders_into_every_state
write_databases
