#!/usr/bin/env bash
# Offers a lamp, orders two of them, and shows what becomes of the order. Speaks to the services from inside the cluster,
# through the pod of the nats CLI, so that it works wherever kubectl does:
#
#   deploy/k8s/order.sh [NAMESPACE]
set -euo pipefail

namespace=${1:-orderflow}

inside() { kubectl --namespace "$namespace" exec deploy/nats-box -- "$@"; }
send() { # METHOD URL BODY [HEADER]
  inside curl -fsS -m 10 -X "$1" -H 'Content-Type: application/json' -H "${4:-Accept: application/json}" --data "$3" "$2"
}

send PUT http://checkout/products/LAMP \
  '{"name":"Desk lamp","price":{"amount":17499,"currency":"USD"},"weightGrams":1200}' >/dev/null
send PUT http://inventory/stock/LAMP '{"onHand":100}' >/dev/null
accepted=$(send POST http://checkout/orders '{
  "customer": {"id": "c-1", "name": "Ada Lovelace", "email": "ada@example.com"},
  "lines": [{"sku": "LAMP", "quantity": 2}],
  "shippingAddress": {"name": "Ada Lovelace", "line1": "1 Main Street", "city": "Springfield",
                      "region": "IL", "postalCode": "62701", "country": "US"},
  "payment": {"token": "tok_visa"}}' "Idempotency-Key: order-$(date +%s)-$$")
echo "$accepted"
order=$(sed -n 's/.*"orderId":"\([^"]*\)".*/\1/p' <<<"$accepted")

for _ in $(seq 60); do
  view=$(inside curl -sS -m 10 "http://order/orders/$order")
  case $view in
    *'"status":"FULFILLED"'* | *'"status":"REJECTED"'*)
      echo "$view"
      echo
      echo "Its story: kubectl -n $namespace exec -it deploy/nats-box -- nats stream view ORDERS 25 --subject 'orders.*.$order'"
      exit 0
      ;;
  esac
  sleep 1
done
echo "The order $order has not ended within a minute: $view" >&2
exit 1
