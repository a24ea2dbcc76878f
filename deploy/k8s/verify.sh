#!/usr/bin/env bash
# Holds a real cluster to what docs/kubernetes.md promises: brings the local overlay up in its namespace, orders, takes
# pods away, restarts, cuts connections, scales. Prints what it saw and "N passed, N failed"; ends with 1 if one failed.
#
#   deploy/k8s/verify.sh [--kubeconfig FILE] [--keep] [--reuse] [--stand-in-crds] [SECTION…]
#
#   local        every pod of the local overlay becomes ready under the Pod Security Standard "restricted"
#   order        an order over HTTP is fulfilled; the stream, the databases and the users are as they should be
#   cancellation an order is stopped before it is packed; one that is stopped while there is no warehouse waits for it
#   forgery      no service has JetStream answer where it may not publish itself
#   crashes      pods of each service, of NATS and of PostgreSQL are deleted in mid-flow; every accepted order ends
#   rollout      checkout is restarted under load without a failed request
#   restore      the databases are brought back from a backup, and read again what happened since
#   components   every component is accepted on top of the overlay
#   policies     each service reaches NATS and PostgreSQL, and nobody reaches anything else (needs their enforcement)
#   identity     with an issuer of tokens in the cluster, customers see and do what is theirs and nothing else (needs the
#                enforcement of policies, images with a JVM, and this checkout built with JDK 25 here)
#   tls          the same order, with TLS between the services and NATS (needs openssl here)
#   autoscaling  payment goes to zero, comes back, and grows under a backlog (needs KEDA)
#   cluster      three NATS servers with three copies of each message lose one of them
#
# Without a section it runs all; "local" is always the first. The namespace orderflow must not exist; it is made and
# deleted (--keep leaves it). --reuse takes the one that is there, if the local overlay is in it, and leaves it. The
# sections restore, components, policies, identity, tls, autoscaling and cluster delete what was there before or what they
# tried, the databases' content and the broker's volumes among it: they reuse only a namespace that this script made and
# --keep left.
# --stand-in-crds makes the kinds that components need, without their controllers, where the cluster lacks them.
#
# Needs kubectl, curl and script (util-linux). The images must be where the cluster finds them: deploy/images/README.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
namespace=orderflow
services=() # base/<service> has a <service>.env
for folder in "$here"/base/*; do
  [[ ! -e $folder/${folder##*/}.env ]] || services+=("${folder##*/}")
done
listeners=() # all but checkout hear events
for service in "${services[@]}"; do
  [[ $service == checkout ]] || listeners+=("$service")
done
all_sections=(local order cancellation forgery crashes rollout restore components policies identity tls autoscaling cluster)
destroying_sections=(restore components policies identity tls autoscaling cluster)
made_by_us=orderflow/verify # the annotation of a namespace that this script made
keep=false reuse=false stand_ins=false
made_namespace=false
made_namespaces=() # besides, by a section
sections=()
passed=0 failed=0
work=$(mktemp -d)

usage() { sed -n '2,/^set -euo/{/^set -euo/d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}"; }

while (($#)); do
  case $1 in
    --kubeconfig) export KUBECONFIG=$2; shift ;;
    --keep) keep=true ;;
    --reuse) reuse=true ;;
    --stand-in-crds) stand_ins=true ;;
    -h | --help) usage; exit 0 ;;
    -*) echo "Unknown option $1" >&2; usage >&2; exit 2 ;;
    *) [[ " ${all_sections[*]} " == *" $1 "* ]] || { echo "No section $1: choose from ${all_sections[*]}" >&2; exit 2; }
       sections+=("$1") ;;
  esac
  shift
done
((${#sections[@]})) || sections=("${all_sections[@]}")

# --- Telling ---------------------------------------------------------------------------------------------------------

say() { printf '         %s\n' "$*"; }
heading() { printf '\n%s\n' "$*"; }
pass() { passed=$((passed + 1)); printf '  ok     %s\n' "$*"; }
fail() { failed=$((failed + 1)); printf '  FAILED %s\n' "$*"; }
check() { # SENTENCE COMMAND…: the command's success decides
  local sentence=$1
  shift
  if "$@" >"$work/output" 2>&1; then pass "$sentence"; else fail "$sentence"; sed 's/^/           /' "$work/output" | tail -n 8; fi
}
check_not() { # SENTENCE COMMAND…: the command must fail
  local sentence=$1
  shift
  if "$@" >"$work/output" 2>&1; then fail "$sentence"; else pass "$sentence"; fi
}
within() { # SECONDS COMMAND…: repeats the command until it succeeds
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 1
  done
}

# --- The cluster -----------------------------------------------------------------------------------------------------

k() { kubectl --namespace "$namespace" "$@"; }

apply_with() { # COMPONENT…: the local overlay with these components and what lies in $work/overlay/patches.yaml
  local overlay=$work/overlay component up
  mkdir -p "$overlay"
  up=$(realpath --relative-to="$overlay" "$here")
  {
    printf 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: %s\n' "$namespace"
    printf 'resources: [%s]\n' "$up/overlays/local"
    if (($#)); then
      echo "components:"
      for component in "$@"; do echo "  - $up/components/$component"; done
    fi
    cat "$overlay/more.yaml" 2>/dev/null || true
  } >"$overlay/kustomization.yaml"
  kubectl apply "${apply_options[@]}" -k "$overlay"
}
apply_options=()

pods_ready() {
  local unready
  unready=$(k get pods --no-headers -l app.kubernetes.io/part-of=orderflow 2>/dev/null |
    awk '{split($2, n, "/")} $3 != "Running" || n[1] != n[2]') && [[ -z $unready ]]
}
rolled_out() { # every workload has as many ready pods of its newest kind as it wants
  local workload
  for workload in $(k get deployments,statefulsets -o name); do
    k rollout status "$workload" --timeout=1s >/dev/null 2>&1 || return 1
  done
  pods_ready
}
explain_pods() {
  k get pods | sed 's/^/           /'
  if k get pods --no-headers | grep -qE 'ErrImage|ImagePull'; then
    say "An image is missing: deploy/images/README.md says how to build them; load them into the cluster with"
    say "kind load docker-image, minikube image load, k3s ctr images import, or push them to your registry."
  fi
}
await_ready() { # SECONDS SENTENCE
  local begun=$SECONDS
  if within "$1" rolled_out; then
    pass "$2 ($((SECONDS - begun)) s)"
  else
    fail "$2"
    explain_pods
    return 1
  fi
}

# A pod inside the namespace that sends requests as any client of a Service does.
client() { k exec verify-client -- "$@"; }
start_client() {
  k get pod verify-client >/dev/null 2>&1 || probe_pod verify-client verify-client | k apply -f - >/dev/null
  k wait --for=jsonpath='{.status.phase}'=Running pod/verify-client --timeout=60s >/dev/null
}
probe_pod() { # POD NAME-LABEL [COMPONENT-LABEL]: never ready, so that no Service sends it anything
  cat <<X
apiVersion: v1
kind: Pod
metadata:
  name: $1
  labels: {app.kubernetes.io/name: $2${3:+, app.kubernetes.io/component: $3}}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: 0
  securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: probe
      image: $(k get deployment nats-box -o jsonpath='{.spec.template.spec.containers[0].image}')
      command: [sleep, infinity]
      readinessProbe: {exec: {command: ["false"]}}
      resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: "1", memory: 128Mi}}
      securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: tmp, mountPath: /tmp}]
  volumes: [{name: tmp, emptyDir: {}}]
X
}

# --- The shop --------------------------------------------------------------------------------------------------------

# Their pids are in a file, because some are started by subshells.
stop_forwards() {
  if [[ -e $work/forwards ]]; then xargs kill <"$work/forwards" 2>/dev/null || true; fi
  rm -f "$work"/forward*
}
url_of() { # SERVICE: where kubectl port-forward brings us to it; sets $url
  local log=$work/forward.$1
  url=$(sed -n 's/^Forwarding from \(127[0-9.]*:[0-9]*\).*/http:\/\/\1/p' "$log" 2>/dev/null | head -n 1)
  [[ -n $url ]] && curl -fsS -m 3 "$url/q/health/live" >/dev/null 2>&1 && return
  : >"$log"
  kubectl --namespace "$namespace" port-forward "service/$1" :80 </dev/null >"$log" 2>&1 &
  echo $! >>"$work/forwards"
  within 15 grep -q '^Forwarding from 127' "$log" || true
  url=$(sed -n 's/^Forwarding from \(127[0-9.]*:[0-9]*\).*/http:\/\/\1/p' "$log" | head -n 1)
}
http() { # SERVICE METHOD PATH [BODY [HEADER]]: prints the body, then the status on a line of its own
  url_of "$1"
  curl -sS -m 15 -X "$2" -w '\n%{http_code}\n' -H 'Content-Type: application/json' ${4:+--data "$4"} ${5:+-H "$5"} "$url$3"
}
answers() { # STATUS http-arguments…
  [[ $(http "${@:2}" | tail -n 1) == "$1" ]]
}
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1; }

order_body='{"customer":{"id":"c-1","name":"Ada Lovelace","email":"ada@example.com"},"lines":[{"sku":"LAMP","quantity":1}],"shippingAddress":{"name":"Ada Lovelace","line1":"1 Main Street","city":"Springfield","region":"IL","postalCode":"62701","country":"US"},"payment":{"token":"tok_visa"}}'

offer() {
  within 30 answers 200 checkout PUT /products/LAMP \
    '{"name":"Desk lamp","price":{"amount":17499,"currency":"USD"},"weightGrams":1200}' &&
    within 30 answers 200 inventory PUT /stock/LAMP '{"onHand":100000000}'
}
is_status() { # ORDER STATUS
  [[ $(http order GET "/orders/$1" | sed -n 's/^{"orderId":"[^"]*","status":"\([A-Z_]*\)".*/\1/p') == "$2" ]]
}
accept_order() { # sets $order
  local answer
  answer=$(http checkout POST /orders "$order_body" "Idempotency-Key: verify-$(date +%s%N)")
  order=$(field orderId <<<"$answer")
  [[ $(tail -n 1 <<<"$answer") == 202 && -n $order ]] || { echo "$answer"; return 1; }
}
place_order() { # sets $order and $took
  local begun
  begun=$(date +%s%N)
  accept_order || return 1
  within 90 is_status "$order" FULFILLED || { http order GET "/orders/$order"; return 1; }
  took=$((($(date +%s%N) - begun) / 1000000))
}
an_order_is_fulfilled() { # WHEN
  if place_order >"$work/output" 2>&1; then
    pass "an order is fulfilled $1 (${took} ms, order $order)"
  else
    fail "an order is fulfilled $1"
    tail -n 5 "$work/output"
  fi
}

# Traffic that begins and ends at our word. Each line of its file is an answer and its status.
traffic_starts() { # [PAYMENT-TOKEN]
  client sh -c "rm -f /tmp/stop /tmp/traffic; (i=0; while [ ! -e /tmp/stop ]; do i=\$((i+1))
    curl -s -m 10 -w ' %{http_code}\n' -H 'Content-Type: application/json' -H \"Idempotency-Key: $RANDOM-\$\$-\$i\" \
      --data '${order_body/tok_visa/${1:-tok_visa}}' http://checkout/orders >> /tmp/traffic || echo ' 000' >> /tmp/traffic
    sleep 0.1; done) > /dev/null 2>&1 &"
}
traffic_stops() { client sh -c 'touch /tmp/stop; sleep 1; sed -n "s/.*\"orderId\":\"\([^\"]*\)\".* 202$/\1/p" /tmp/traffic | sort -u > /tmp/accepted'; }
count_in_client() { client sh -c "grep -c '$1' $2 || true"; }
unended() { # how many of the accepted orders are neither fulfilled nor rejected; asks for those alone
  client sh -c '
    cp -n /tmp/accepted /tmp/open
    sed "s|.*|url = \"http://order/orders/&\"|" /tmp/open > /tmp/gets
    curl -s -m 120 -w "\n" -K /tmp/gets > /tmp/states
    for end in FULFILLED REJECTED; do sed -n "s/.*\"orderId\":\"\([^\"]*\)\".*\"status\":\"$end\".*/\1/p" /tmp/states; done |
      sort -u > /tmp/ended
    sort -u /tmp/open | comm -23 - /tmp/ended > /tmp/left; mv /tmp/left /tmp/open; wc -l < /tmp/open' 2>/dev/null
}
all_ended() { [[ $(unended) == 0 ]]; }
every_accepted_order_ends() { # SENTENCE
  local accepted begun=$SECONDS
  accepted=$(client sh -c 'rm -f /tmp/open; wc -l < /tmp/accepted' | tr -d ' ')
  if ((accepted > 0)) && within 240 all_ended; then
    pass "$1: all $accepted accepted orders have ended ($((SECONDS - begun)) s after the last)"
  else
    fail "$1: of $accepted accepted orders $(client sh -c 'wc -l < /tmp/open') have not ended"
    client sh -c 'head -n 3 /tmp/open' | sed 's/^/           /'
  fi
}

nats_cli() { k exec deploy/nats-box -- nats "$@"; }
lag() { nats_cli consumer info ORDERS "$1" --json 2>/dev/null | tr -d ' \n' |
  sed -n 's/.*"num_ack_pending":\([0-9]*\).*"num_pending":\([0-9]*\).*/\1 \2/p' | awk '{print $1 + $2}'; }
secret() { k get secret "$1" -o "jsonpath={.data.$2}" | base64 -d; }

opens() { # ROLE DATABASE: over the network, with the role's password
  k exec postgres-0 -- psql "host=127.0.0.1 user=$1 password=$(secret "$1-database" password) dbname=$2" -c 'select 1'
}
asked() { k exec postgres-0 -- psql -U postgres -d "$1" -Atc "$2"; } # DATABASE QUERY

# --- Sections --------------------------------------------------------------------------------------------------------

section_local() {
  heading "The local overlay"
  check "the namespace and what is in it are accepted" apply_with
  ! $made_namespace || kubectl annotate --overwrite namespace "$namespace" "$made_by_us=made" >/dev/null
  check_not "no pod is warned about" grep -i 'would violate' "$work/output"
  check "the namespace enforces the Pod Security Standard restricted" \
    sh -c "[ \$(kubectl get namespace $namespace -o 'jsonpath={.metadata.labels.pod-security\\.kubernetes\\.io/enforce}') = restricted ]"
  check_not "a pod that is not restricted is refused" \
    k run unrestricted --image=busybox:1 --restart=Never --overrides='{"spec":{"hostNetwork":true}}'
  await_ready 420 "every pod is ready"
  say "$(k get pods --no-headers | awk '{n++; r += $4} END {print n " pods, " r + 0 " restarts"}')"
  start_client
  check "a product is offered" offer
}

section_order() {
  heading "An order"
  an_order_is_fulfilled "over HTTP"
  view "orders.*.$order" >"$work/view"
  check "kubectl exec -it deploy/nats-box -- nats stream view ORDERS shows its nine events" \
    test "$(grep -oE "orders\.[A-Za-z]+\.$order" "$work/view" | sort -u | wc -l)" = 9
  say "$(grep -oE "orders\.[A-Za-z]+\.$order" "$work/view" | cut -d. -f2 | tr '\n' ' ')"
  check "the role payment opens the database payment" opens payment payment
  check_not "the role payment does not open the database order" opens payment order
  check_not "the role payment does not open the database postgres" opens payment postgres
  check "the databases' script may run again" k exec postgres-0 -- /docker-entrypoint-initdb.d/databases.sh
  local before
  before=$(stored)
  nats_cli --user payment --password "$(secret nats-users payment)" pub orders.OrderCreated.forged '{}' >/dev/null 2>&1 || true
  nats_cli --user notification --password "$(secret nats-users notification)" pub orders.OrderFulfilled.forged '{}' >/dev/null 2>&1 || true
  check "the user payment cannot publish OrderCreated, and notification nothing" test "$(stored)" = "$before"
  check_not "nobody connects to NATS without a password" nats_cli --user payment --password wrong stream ls
}
section_cancellation() {
  heading "Orders that are stopped"
  local reserved
  # People pack here, and none of them is in a hurry.
  cat >"$work/overlay/more.yaml" <<'X'
configMapGenerator:
  - {name: warehouse, behavior: merge, literals: [ORDERFLOW_WAREHOUSE_AUTO_PACK=false]}
X
  check "parcels wait for people" apply_with
  rm -f "$work/overlay/more.yaml"
  await_ready 180 "the warehouse has people"
  stop_forwards
  reserved=$(reserved_lamps)
  check "an order is prepared" accept_and_prepare
  check "its stock is set aside" within 10 lamps_are_reserved $((reserved + 1))
  check "its money is held" within 10 is_paid "$order" AUTHORIZED
  check "it is cancelled" answers 202 order POST "/orders/$order/cancellation" '{}'
  is_undone "by leave of the warehouse" "$reserved"
  k scale deployment/warehouse --replicas 0 >/dev/null
  k wait --for=delete pod -l app.kubernetes.io/name=warehouse --timeout=2m >/dev/null
  check "an order is prepared while there is no warehouse" accept_and_prepare
  check "it is cancelled, which has to wait for the warehouse" answers 202 order POST "/orders/$order/cancellation" '{}'
  sleep 5
  check "it waits" is_asked_for "$order"
  check "whoever asks again is told the same" answers 202 order POST "/orders/$order/cancellation" '{}'
  check "its money is held as before" is_paid "$order" AUTHORIZED
  k scale deployment/warehouse --replicas 1 >/dev/null
  await_ready 180 "the warehouse is back"
  is_undone "as soon as the warehouse is back" "$reserved"
  check "parcels pack themselves again" apply_with
  await_ready 180 "and the warehouse is as it was"
  stop_forwards
  an_order_is_fulfilled "as before"
  nothing_is_left
}
accept_and_prepare() { accept_order && within 60 is_status "$order" PREPARED; }
reserved_lamps() { http inventory GET /stock/LAMP | sed -n 's/.*"reserved":\([0-9]*\).*/\1/p'; }
lamps_are_reserved() { [[ $(reserved_lamps) == "$1" ]]; }
is_asked_for() { http order GET "/orders/$1" | grep '"cancellation":{"status":"REQUESTED"'; }
is_paid() { [[ $(asked payment "select status from payments where order_id = '$1'") == "$2" ]]; } # ORDER STATUS
is_undone() { # WHEN UNITS-RESERVED-BEFORE
  check "$order is stopped $1" within 90 is_status "$order" CANCELLED
  check "its money is let go" within 30 is_paid "$order" VOIDED
  check "its stock is back" within 30 lamps_are_reserved "$2"
  check "and whoever asks again is told so" answers 200 order POST "/orders/$order/cancellation" '{}'
}

# The CLI turns pages for people, and so wants a terminal.
view() { # SUBJECT
  script -qec "kubectl --namespace $namespace exec -it deploy/nats-box -- nats stream view ORDERS 25 --subject '$1'" /dev/null </dev/null 2>&1 || true
}
stored() { nats_cli stream info ORDERS --json </dev/null | tr -d ' \n' | sed -n 's/.*"messages":\([0-9]*\).*/\1/p'; }

as_user() { # SERVICE ARGUMENT…: the CLI with a service's password
  nats_cli --user "$1" --password "$(secret nats-users "$1")" --inbox-prefix "_INBOX_$1" "${@:2}" </dev/null
}
shape() { # what each stream and consumer is, but not what is in it; one that never had a message begins at 1 as well
  local stream
  for stream in ORDERS DEAD_LETTERS; do
    nats_cli stream info "$stream" --json </dev/null | tr -d ' \n' |
      sed -n 's/.*"created":"\([^"]*\)".*"first_seq":\([0-9]*\).*/\1 \2/p' | sed 's/ 0$/ 1/'
  done
  nats_cli consumer ls ORDERS --names </dev/null | sort
}
forged() { # the subjects on which an answer has come to lie
  { nats_cli stream subjects ORDERS --names </dev/null; nats_cli stream subjects DEAD_LETTERS --names </dev/null; } |
    grep '\.forged$' || true
}
misdirect() { # SERVICE SEQUENCE: every kind of request, with every kind of reply subject that would pay
  k exec deploy/nats-box -- sh -c '
    user=$1 password=$2 sequence=$3 other=order
    [ "$user" != order ] || other=payment # its own consumer it may delete
    as() { nats --user "$user" --password "$password" "$@" >/dev/null 2>&1 || true; } # checkout has no dead letters
    for reply in orders.OrderCreated.forged orders.OrderProcessed.forged orders.PaymentAuthorized.forged \
      dead-letters.order.OrderCreated.forged dead-letters.payment.OrderCreated.forged outbox.resend \
      "\$JS.API.STREAM.PURGE.ORDERS" "\$JS.API.STREAM.DELETE.DEAD_LETTERS" "\$JS.API.CONSUMER.DELETE.ORDERS.$other"; do
      as pub --reply "$reply" "\$JS.API.DIRECT.GET.ORDERS" "{\"seq\":$sequence}"
      as pub --reply "$reply" "\$JS.API.STREAM.INFO.ORDERS" "{}"
      as pub --reply "$reply" "\$JS.API.CONSUMER.INFO.ORDERS.order" "{}"
      as pub --reply "$reply" "\$JS.API.CONSUMER.MSG.NEXT.ORDERS.$user" "{\"batch\":1,\"no_wait\":true}"
      as pub --reply "$reply" "dead-letters.$user.OrderCreated.tried" "{}"
    done' sh "$1" "$(secret nats-users "$1")" "$2"
}
section_forgery() {
  heading "Answers that should go to somebody else"
  an_order_is_fulfilled "for there to be something to ask for"
  local service before sequence
  sequence=$(nats_cli stream info ORDERS --json </dev/null | tr -d ' \n' | sed -n 's/.*"last_seq":\([0-9]*\).*/\1/p')
  before=$(shape)
  for service in "${services[@]}"; do
    check "$service gets the answer to an honest request" \
      sh -c "[ -n \"\$0\" ]" "$(as_user "$service" req --raw '$JS.API.DIRECT.GET.ORDERS' "{\"seq\":$sequence}" 2>/dev/null)"
    misdirect "$service" "$sequence"
    [[ $service == order ]] || check_not "$service cannot ask the others for their outboxes" as_user "$service" pub outbox.resend '[]'
  done
  check "no answer has become another's event or dead letter" test -z "$(forged)"
  check "no answer has emptied or removed a stream or a consumer" test "$(shape)" = "$before"
  nats_cli stream purge DEAD_LETTERS --subject 'dead-letters.*.OrderCreated.tried' --force </dev/null >/dev/null
  an_order_is_fulfilled "as if nothing had been tried"
}

section_crashes() {
  heading "Pods are deleted in mid-flow"
  local victim selector before
  traffic_starts
  for victim in "${services[@]}" nats postgres; do
    selector=app.kubernetes.io/name=$victim
    before=$(k get pods -l "$selector" -o jsonpath='{.items[0].metadata.uid}')
    sleep 2
    # Without its time to finish: what a crash of the node would do.
    k delete pod -l "$selector" --grace-period=0 --force --wait=false >/dev/null 2>&1
    if within 120 replaced "$selector" "$before"; then
      pass "$victim is deleted, and another pod takes over"
    else
      fail "$victim is deleted, and another pod takes over"
      explain_pods
    fi
  done
  within 60 rolled_out || true
  traffic_stops
  say "$(count_in_client ' 202$' /tmp/traffic) requests accepted, $(count_in_client ' 000$' /tmp/traffic) not answered, $(count_in_client ' 5..$' /tmp/traffic) answered 5xx"
  every_accepted_order_ends "after all of that"
  nothing_is_left
}
replaced() { # SELECTOR UID: a pod with another UID is ready
  [[ $(k get pods -l "$1" --field-selector=status.phase=Running -o \
    jsonpath='{range .items[*]}{.metadata.uid} {.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
    grep -v "^$2" | grep -c True) -ge 1 ]]
}
no_lag() {
  local service
  for service in "${listeners[@]}"; do [[ $(lag "$service") == 0 ]] || return 1; done
}
nothing_is_left() {
  check "every consumer has settled everything" within 60 no_lag
  check "no event went to the dead letters" sh -c "[ $(nats_cli stream info DEAD_LETTERS --json </dev/null | tr -d ' \n' | sed -n 's/.*"messages":\([0-9]*\).*/\1/p') = 0 ]"
}

section_rollout() {
  heading "Checkout is restarted under load"
  # Two clients that keep their connections, each with 25 requests a second: the hardest case for a restart.
  client sh -c "rm -f /tmp/rollout.*; for worker in 1 2; do
    i=0; while [ \$i -lt 1500 ]; do i=\$((i+1)); [ \$i = 1 ] || echo next; printf '%s\n' 'url = \"http://checkout/orders\"' 'data = \"@/tmp/body\"' \
      'header = \"Content-Type: application/json\"' \"header = \\\"Idempotency-Key: rollout-$RANDOM-\$worker-\$i\\\"\" \
      'write-out = \" %{http_code}\\\\n\"' 'silent' 'max-time = 10' ; done > /tmp/rollout.\$worker; done
    printf '%s' '$order_body' > /tmp/body
    for worker in 1 2; do curl -N --rate 25/s -K /tmp/rollout.\$worker > /tmp/rollout.answers.\$worker 2>/tmp/rollout.errors.\$worker &
      echo \$! >> /tmp/rollout.pids; done; wait" >/dev/null 2>&1 &
  local load=$!
  sleep 5
  check "the restart begins" k rollout restart deployment/checkout
  check "and ends" k rollout status deployment/checkout --timeout=180s
  sleep 5
  client sh -c 'kill $(cat /tmp/rollout.pids); sleep 1; cat /tmp/rollout.answers.* > /tmp/traffic' || true
  wait "$load" 2>/dev/null || true
  local good bad
  good=$(count_in_client ' 202$' /tmp/traffic)
  bad=$(client sh -c "grep -v ' 202\$' /tmp/traffic | grep -cE ' [0-9]{3}\$' || true")
  check "no request failed: $good accepted, $bad failed" test "$good" -gt 100 -a "$bad" -eq 0
  client sh -c 'sed -n "s/.*\"orderId\":\"\([^\"]*\)\".* 202$/\1/p" /tmp/traffic | sort -u > /tmp/accepted'
  every_accepted_order_ends "after the restart"
}

section_restore() {
  heading "The databases are restored"
  local begun after
  mkdir -p "$work/dumps"
  if ! dump order 2>"$work/output" && grep -q 'server version mismatch' "$work/output"; then
    say "left out: pg_dump in the image of PostgreSQL is older than the server"
    return
  fi
  an_order_is_fulfilled "before the backup"
  check "each database is dumped" each_service dump
  an_order_is_fulfilled "after it, of which the backup knows nothing"
  after=$order
  begun=$SECONDS
  k scale deployment -l app.kubernetes.io/component=service --replicas 0 >/dev/null
  k wait --for=delete pod -l app.kubernetes.io/component=service --timeout=5m >/dev/null
  check "each database is restored" each_service restore
  check "which know nothing of the order" test "$(asked order "select count(*) from orders where id = '$after'")" = 0
  check_not "the role payment does not open the restored database order" opens payment order
  check "NATS forgets how far the services had got" forget_positions
  k scale deployment -l app.kubernetes.io/component=service --replicas 1 >/dev/null
  await_ready 300 "the services are back"
  say "$((SECONDS - begun)) s without them"
  stop_forwards
  check "the order is fulfilled all the same" within 120 is_status "$after" FULFILLED
  check "and paid for" within 60 is_paid "$after" CAPTURED
  an_order_is_fulfilled "after the restore"
  nothing_is_left
}
each_service() { local service; for service in "${services[@]}"; do "$1" "$service" || return 1; done; }
dump() { k exec postgres-0 -- pg_dump -U postgres --format=custom "$1" >"$work/dumps/$1.dump"; }
restore() { k exec -i postgres-0 -- pg_restore -U postgres --clean --if-exists --create --dbname postgres <"$work/dumps/$1.dump"; }
forget_positions() {
  local service
  for service in "${listeners[@]}"; do nats_cli consumer rm ORDERS "$service" --force </dev/null || return 1; done
}

crd() { kubectl get crd "$1" >/dev/null 2>&1; }
made_crds=()
stand_in() { # PLURAL.GROUP VERSION KIND: a kind without a schema and without a controller
  crd "$1" && return
  kubectl create -f - >/dev/null <<X
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: $1, annotations: {orderflow/stand-in: "true"}}
spec:
  group: ${1#*.}
  scope: Namespaced
  names: {plural: ${1%%.*}, singular: $(tr '[:upper:]' '[:lower:]' <<<"$3"), kind: $3}
  versions:
    - name: $2
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
X
  made_crds+=("$1")
  kubectl wait --for=condition=Established "crd/$1" --timeout=20s >/dev/null
}
section_components() {
  heading "Every component on top of the overlay"
  local component needs
  if $stand_ins; then
    stand_in servicemonitors.monitoring.coreos.com v1 ServiceMonitor
    stand_in clusters.postgresql.cnpg.io v1 Cluster
    stand_in databases.postgresql.cnpg.io v1 Database
  fi
  for component in network-policies ingress gateway gateway/network-policies monitoring autoscaling cloudnative-pg external-nats external-nats/network-policies \
    external-postgres external-postgres/network-policies nats-tls; do
    case $component in
      monitoring) needs=servicemonitors.monitoring.coreos.com ;;
      gateway) needs=httproutes.gateway.networking.k8s.io ;;
      autoscaling) needs=scaledobjects.keda.sh ;;
      cloudnative-pg) needs=databases.postgresql.cnpg.io ;;
      *) needs= ;;
    esac
    if [[ -n $needs ]] && ! crd "$needs"; then
      say "$component: left out, the cluster has no $needs"
    else
      apply_options=(--dry-run=server)
      check "$component is accepted by the API server" apply_with "$component"
      apply_options=()
    fi
  done
  check "ingress is applied" apply_with ingress
  if crd servicemonitors.monitoring.coreos.com; then
    check "monitoring is applied" apply_with monitoring
    check "every service tells its figures" figures
  fi
  k delete --ignore-not-found ingress/orderflow configmap/orderflow-dashboard >/dev/null
  ! crd servicemonitors.monitoring.coreos.com || k delete --ignore-not-found servicemonitor/orderflow >/dev/null
}
figures() {
  local service
  for service in "${services[@]}"; do
    client sh -c "curl -fsS -m 10 http://$service:9000/q/metrics | grep ^jvm_memory_used_bytes >/dev/null" || { echo "$service does not"; return 1; }
  done
}

reaches() { # POD HOST PORT: whether a connection is made; what is said over it does not matter
  local code=0
  k exec "$1" -- curl -s -o /dev/null --connect-timeout 3 -m 4 "http://$2:$3/" >/dev/null 2>&1 || code=$?
  # 6: no such name, 7: refused, 28: time is over. A server that speaks another protocol was reached all the same, and
  # one that says nothing (PostgreSQL) ends the time after the connection.
  if [[ $code == 28 ]]; then
    k exec "$1" -- sh -c "nc -w 3 $2 $3 </dev/null >/dev/null 2>&1" && code=0
  fi
  [[ $code != 6 && $code != 7 && $code != 28 ]]
}
section_policies() {
  heading "Network policies"
  check "they are applied" apply_with network-policies
  local service other
  for service in "${services[@]}"; do
    probe_pod "probe-$service" "$service" service | k apply -f - >/dev/null
  done
  probe_pod probe-stranger stranger | k apply -f - >/dev/null
  kubectl create namespace "$namespace-verify" --dry-run=client -o yaml | kubectl apply -f - >/dev/null
  probe_pod probe-outside outside | sed '/namespace:/d' | kubectl -n "$namespace-verify" apply -f - >/dev/null
  k wait --for=jsonpath='{.status.phase}'=Running pod -l '!app.kubernetes.io/part-of' --timeout=90s >/dev/null
  kubectl -n "$namespace-verify" wait --for=jsonpath='{.status.phase}'=Running pod/probe-outside --timeout=60s >/dev/null
  sleep 2
  for service in "${services[@]}"; do
    other=order
    [[ $service != order ]] || other=payment
    check "$service reaches NATS" reaches "probe-$service" nats 4222
    check "$service reaches PostgreSQL" reaches "probe-$service" postgres 5432
    check_not "$service does not reach $other" reaches "probe-$service" "$other" 80
    check_not "$service does not reach the figures of $other" reaches "probe-$service" "$other" 9000
  done
  check_not "payment does not reach the figures of NATS" reaches probe-payment nats-headless 8222
  check_not "payment does not reach the routes of NATS" reaches probe-payment nats-headless 6222
  check_not "payment does not reach the API server" reaches probe-payment kubernetes.default.svc 443
  check_not "a stranger in the namespace does not reach NATS" reaches probe-stranger nats 4222
  check_not "a stranger in the namespace does not reach PostgreSQL" reaches probe-stranger postgres 5432
  check_not "a stranger in the namespace does not reach checkout" reaches probe-stranger checkout 80
  check_not "a stranger in the namespace does not reach the figures of checkout" reaches probe-stranger checkout 9000
  namespace=$namespace-verify check_not "a pod of another namespace does not reach NATS" reaches probe-outside "nats.$namespace.svc" 4222
  namespace=$namespace-verify check_not "a pod of another namespace does not reach PostgreSQL" reaches probe-outside "postgres.$namespace.svc" 5432
  namespace=$namespace-verify check_not "a pod of another namespace does not reach payment" reaches probe-outside "payment.$namespace.svc" 80
  namespace=$namespace-verify check_not "a pod of another namespace does not reach the figures of payment" reaches probe-outside "payment.$namespace.svc" 9000
  k delete pod -l '!app.kubernetes.io/part-of,app.kubernetes.io/name!=verify-client' --wait=false >/dev/null
  kubectl delete namespace "$namespace-verify" --wait=false >/dev/null
  # Connections from before the policies go on; a service that is started under them shows what they let through.
  k rollout restart deployment -l app.kubernetes.io/component=service >/dev/null
  await_ready 300 "every service starts under the policies"
  stop_forwards
  an_order_is_fulfilled "under the policies"
  k delete networkpolicy --all >/dev/null
}

# The issuer is the launcher's own: its classes and its key are brought to the cluster, into an image that is there, and
# tokens are signed here with the same key. It runs where a real one would be: in another namespace.
issuer=http://issuer.$namespace-issuer.svc
make_namespace() { # NAME
  kubectl get namespace "$1" >/dev/null 2>&1 && return
  kubectl create namespace "$1" >/dev/null
  made_namespaces+=("$1")
}
token() { "$here/../../orderflow" token --issuer "$issuer" --data "$work/issuer" "$@"; }
issuer_starts() {
  local jars=$here/../local/target jar files=() in_its=(kubectl --namespace "$namespace-issuer")
  for jar in "$jars"/local-*.jar "$jars"/lib/{servers,jose4j,slf4j-api}-*.jar; do files+=(--from-file="$jar"); done
  "${in_its[@]}" create configmap program "${files[@]}" &&
    "${in_its[@]}" create secret generic keys --from-file="$work/issuer/identity/signing-keys.json" &&
    "${in_its[@]}" apply -f - <<X && "${in_its[@]}" wait --for=condition=Ready pod/issuer --timeout=60s
apiVersion: v1
kind: Pod
metadata:
  name: issuer
  labels: {app.kubernetes.io/name: issuer}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: 0
  securityContext: {runAsNonRoot: true, runAsUser: 1001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: issuer
      image: $(k get deployment checkout -o jsonpath='{.spec.template.spec.containers[0].image}')
      command: [java, -XX:+UseSerialGC, -Xmx48m, -cp, "/program/*", io.orderflow.local.identity.IssuerServer, "8080", /keys, $issuer]
      readinessProbe: {httpGet: {path: /.well-known/openid-configuration, port: 8080}, periodSeconds: 1}
      resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {cpu: "1", memory: 128Mi}}
      securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: program, mountPath: /program}, {name: keys, mountPath: /keys}]
  volumes:
    - {name: program, configMap: {name: program}}
    - {name: keys, secret: {secretName: keys}}
---
apiVersion: v1
kind: Service
metadata: {name: issuer}
spec:
  selector: {app.kubernetes.io/name: issuer}
  ports: [{port: 80, targetPort: 8080}]
X
}
# What this section asks comes from where customers' requests do: the namespace of the ingress controller.
entrance=ingress-nginx
asks() { # TOKEN METHOD SERVICE PATH [BODY]: prints the body, then the status on a line of its own
  kubectl --namespace "$entrance" exec verify-entrance -- curl -sS -m 15 -X "$2" -w '\n%{http_code}\n' \
    -H 'Content-Type: application/json' -H "Idempotency-Key: identity-$RANDOM$RANDOM" \
    ${1:+-H "Authorization: Bearer $1"} ${5:+--data "$5"} "http://$3.$namespace.svc$4"
}
is_answered() { # STATUS asks-arguments…
  local answer
  answer=$(asks "${@:2}")
  echo "$answer"
  [[ $(tail -n 1 <<<"$answer") == "$1" ]]
}
is_fulfilled_for() { [[ $(asks "$1" GET order "/orders/$2") == *'"status":"FULFILLED"'* ]]; } # TOKEN ORDER
places_and_sees() { # TOKEN: sets $order
  local answer
  answer=$(asks "$1" POST checkout /orders "$order_body")
  order=$(field orderId <<<"$answer")
  [[ $(tail -n 1 <<<"$answer") == 202 && -n $order ]] || { echo "$answer"; return 1; }
  within 90 is_fulfilled_for "$1" "$order" || { asks "$1" GET order "/orders/$order"; return 1; }
}
outside_reaches() { namespace=$entrance reaches verify-entrance "$1.$namespace.svc" "$2"; } # SERVICE PORT
section_identity() {
  heading "Identity"
  local ada bob support packer forged service
  if ! ada=$(token --role customer --subject c-1); then # the customer of order_body
    say "left out: a build of this checkout makes the tokens (mvn package)"
    return
  fi
  bob=$(token --role customer --subject c-2)
  support=$(token --role support)
  packer=$(token --role warehouse)
  forged=$("$here/../../orderflow" token --issuer "$issuer" --data "$work/forger" --role customer --subject c-1)
  make_namespace "$namespace-issuer"
  check "an issuer starts" issuer_starts
  cat >"$work/overlay/more.yaml" <<X
configMapGenerator:
  - {name: orderflow, behavior: merge, literals: [ORDERFLOW_IDENTITY=, ORDERFLOW_IDENTITY_ISSUER=$issuer]}
patches:
  - target: {kind: NetworkPolicy, name: identity}
    patch: |
      - op: replace
        path: /spec/egress
        value:
          - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: $namespace-issuer}}}]
            ports: [{protocol: TCP, port: 8080}]
X
  check "the services are told of it, and the policies where it is" apply_with network-policies
  make_namespace "$entrance"
  probe_pod verify-entrance verify-entrance | kubectl --namespace "$entrance" apply -f - >/dev/null
  await_ready 300 "every service starts with it"
  kubectl --namespace "$entrance" wait --for=jsonpath='{.status.phase}'=Running pod/verify-entrance --timeout=60s >/dev/null
  check "nobody orders without a token" is_answered 401 "" POST checkout /orders "$order_body"
  check "or with one that somebody else has signed" is_answered 401 "$forged" POST checkout /orders "$order_body"
  check "or with one whose role does not allow it" is_answered 403 "$packer" POST checkout /orders "$order_body"
  check "or, as a customer, for another one" is_answered 403 "$bob" POST checkout /orders "$order_body"
  check "a customer's order is fulfilled, and the customer sees it" places_and_sees "$ada"
  check "and follows it" is_answered 200 "$ada" GET notification "/orders/$order/events"
  check "another customer does not see it" is_answered 404 "$bob" GET order "/orders/$order"
  check "nor follow it" is_answered 404 "$bob" GET notification "/orders/$order/events"
  check "support sees it" is_answered 200 "$support" GET order "/orders/$order"
  check "a customer counts no stock" is_answered 403 "$ada" PUT inventory /stock/LAMP '{"onHand":0}'
  check "everybody sees what is for sale" is_answered 200 "" GET checkout /products
  for service in checkout order inventory notification; do
    check "$service has no figures where its API is" is_answered 404 "" GET "$service" /q/metrics
    check_not "and nobody from outside reaches those of $service" outside_reaches "$service" 9000
  done
  kubectl --namespace "$entrance" delete pod verify-entrance --wait=false >/dev/null
  rm "$work/overlay/more.yaml"
  apply_with >/dev/null
  k delete networkpolicy --all >/dev/null
  await_ready 300 "and back to where everybody may do everything"
  stop_forwards
}

section_tls() {
  heading "TLS between services and NATS"
  local pki=$work/pki
  mkdir -p "$pki"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=orderflow-verify \
    -keyout "$pki/ca.key" -out "$pki/ca.crt" 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=nats -keyout "$pki/tls.key" -out "$pki/tls.csr" 2>/dev/null
  printf 'subjectAltName=DNS:nats,DNS:nats.%s.svc,DNS:*.nats-headless\n' "$namespace" >"$pki/names"
  openssl x509 -req -in "$pki/tls.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 2 -extfile "$pki/names" -out "$pki/tls.crt" 2>/dev/null
  k create secret generic nats-tls --from-file="$pki/tls.crt" --from-file="$pki/tls.key" --from-file="$pki/ca.crt" \
    --dry-run=client -o yaml | k apply -f - >/dev/null
  check "the component is applied" apply_with nats-tls
  await_ready 300 "every pod is ready with TLS"
  stop_forwards
  an_order_is_fulfilled "over TLS"
  check "the CLI comes in with TLS" nats_cli stream ls
  check_not "NATS lets nobody in without TLS" comes_in_without_tls
  apply_with >/dev/null
  await_ready 300 "and back without it"
  check "where the same client comes in without TLS" comes_in_without_tls
  k delete secret nats-tls >/dev/null
  stop_forwards
}

comes_in_without_tls() { # in the plain protocol, as somebody who listens on the network would like it
  client sh -c "printf 'CONNECT {\"user\":\"operator\",\"pass\":\"$(secret nats-users operator)\",\"verbose\":false}\r\nPING\r\n' |
    nc -w 3 nats 4222" | grep PONG
}

replicas() { k get deployment "$1" -o jsonpath='{.status.replicas}'; }
at_zero() { [[ -z $(k get pods -l app.kubernetes.io/name=payment -o name) ]]; } # none that is leaving either
at_least_two() { local now; now=$(replicas payment); ((${now:-0} >= 2)); }
section_autoscaling() {
  heading "Autoscaling"
  if ! crd scaledobjects.keda.sh; then
    say "left out: the cluster has no KEDA"
    return
  fi
  # As in the component, but with less patience, a smaller share for each pod, and few calls of the gateway at a time, so
  # that it shows within minutes.
  cat >"$work/overlay/more.yaml" <<'X'
configMapGenerator:
  - {name: payment, behavior: merge, literals: [ORDERFLOW_WORK_MAX_CONCURRENT=4]}
patches:
  - target: {kind: ScaledObject, name: payment}
    patch: |
      - {op: replace, path: /spec/cooldownPeriod, value: 20}
      - {op: replace, path: /spec/triggers/0/metadata/lagThreshold, value: "20"}
      - {op: replace, path: /spec/triggers/1/metadata/targetQueryValue, value: "20"}
      - {op: replace, path: /spec/maxReplicaCount, value: 3}
  - target: {kind: HorizontalPodAutoscaler, name: checkout}
    patch: |
      - {op: replace, path: /spec/minReplicas, value: 1}
      - {op: replace, path: /spec/maxReplicas, value: 2}
X
  check "the component is applied" apply_with autoscaling
  check "KEDA accepts all six" within 60 six_are_ready
  check "payment goes to zero when there is nothing to do" within 180 at_zero
  an_order_is_fulfilled "although payment was at zero"
  check "payment is at zero again" within 180 at_zero
  k annotate --overwrite scaledobject/payment autoscaling.keda.sh/paused-replicas=0 >/dev/null
  traffic_starts tok_slow
  check "a backlog of 150 orders waits for payment" within 240 backlog 150
  traffic_stops
  say "lag of payment: $(lag payment); its gateway takes two seconds for each"
  k annotate scaledobject/payment autoscaling.keda.sh/paused-replicas- >/dev/null
  check "payment grows to several pods" within 120 at_least_two
  say "payment has $(replicas payment) pods"
  every_accepted_order_ends "after the backlog"
  check "and every payment is captured" within 240 no_payment_is_due
  check "the HPA of checkout reads its CPU" within 90 hpa_reads
  say "$(k get hpa checkout --no-headers)"
  rm -f "$work/overlay/more.yaml"
  k delete scaledobject,triggerauthentication --all >/dev/null
  k delete hpa checkout >/dev/null
  apply_with >/dev/null
  k scale deployment --replicas=1 -l app.kubernetes.io/component=service >/dev/null
  await_ready 180 "without the component there is one of each again"
}
six_are_ready() { [[ $(k get scaledobjects -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | grep -c True) == 6 ]]; }
backlog() { (($(lag payment) >= $1)); }
no_payment_is_due() {
  [[ $(asked payment 'select count(*) from due_work') == 0 ]]
}
hpa_reads() { k get hpa checkout -o jsonpath='{.status.currentMetrics[0].resource.current.averageUtilization}' | grep -q '[0-9]'; }

section_cluster() {
  heading "Three NATS servers"
  an_order_is_fulfilled "by the one server, for the outboxes to remember"
  local before=$order leader stream
  cp "$here/base/nats/cluster.conf" "$work/overlay/cluster.conf"
  cat >"$work/overlay/more.yaml" <<'X'
replicas: [{name: nats, count: 3}]
configMapGenerator:
  - {name: nats, behavior: merge, files: [cluster.conf]}
  - {name: orderflow, behavior: merge, literals: [ORDERFLOW_NATS_STREAM_REPLICAS=3]}
X
  # A store that one server made on its own does not become a cluster's: the broker starts from nothing, and the
  # services fill it again.
  k delete statefulset nats --cascade=foreground --wait >/dev/null
  k delete pvc -l app.kubernetes.io/name=nats --wait >/dev/null
  check "three servers are applied" apply_with
  await_ready 420 "the three are ready"
  # The services that were there made the streams as they had been told, with one copy.
  for stream in ORDERS DEAD_LETTERS; do nats_cli stream edit "$stream" --replicas 3 --force </dev/null >/dev/null || true; done
  check "an operator gives each stream three copies" within 60 three_copies
  check "the stream has the order that was made before there was a cluster" within 90 remembered "$before"
  start_client
  stop_forwards
  an_order_is_fulfilled "by three servers"
  traffic_starts
  sleep 5
  leader=$(nats_cli stream info ORDERS --json </dev/null | tr -d ' \n' | sed -n 's/.*"leader":"\([^"]*\)".*/\1/p')
  say "the leader of the stream is $leader"
  k delete pod "$leader" --grace-period=0 --force >/dev/null 2>&1
  sleep 15
  check "the stream has another leader, or the same after its restart" within 60 has_leader
  check "the server comes back and catches up" within 180 three_current
  traffic_stops
  say "$(count_in_client ' 202$' /tmp/traffic) requests accepted, $(client sh -c "grep -cv ' 202\$' /tmp/traffic || true") not"
  every_accepted_order_ends "with a server lost"
  nothing_is_left
  rm -f "$work/overlay/more.yaml"
}
stream_json() { nats_cli stream info "$1" --json </dev/null 2>/dev/null | tr -d ' \n'; }
three_copies() { [[ $(stream_json ORDERS) == *'"num_replicas":3'* && $(stream_json DEAD_LETTERS) == *'"num_replicas":3'* ]]; }
has_leader() { [[ $(stream_json ORDERS) == *'"leader":"nats-'* ]]; }
three_current() { [[ $(stream_json ORDERS | grep -o '"current":true' | wc -l) == 2 ]]; }
remembered() { view "orders.OrderFulfilled.$1" | grep -q "$1"; }

# --- All of it -------------------------------------------------------------------------------------------------------

finish() {
  local status=$?
  stop_forwards
  if [[ $status != 0 && $((passed + failed)) -gt 0 && -z ${told:-} ]]; then
    failed=$((failed + 1))
    printf '  FAILED it ended early, in section %s\n' "${section:-?}"
    explain_pods 2>/dev/null || true
  fi
  if ((${#made_namespaces[@]})); then kubectl delete namespace "${made_namespaces[@]}" --wait=false >/dev/null 2>&1 || true; fi
  if ((${#made_crds[@]})); then kubectl delete crd "${made_crds[@]}" >/dev/null 2>&1 || true; fi
  if ! $keep && $made_namespace; then kubectl delete namespace "$namespace" --wait=false >/dev/null 2>&1 || true; fi
  rm -rf "$work"
  if ((passed + failed)); then printf '\n%d passed, %d failed\n' "$passed" "$failed"; fi
  if ((failed)); then exit 1; fi
  exit "$status"
}
trap finish EXIT

for tool in kubectl curl script; do
  command -v "$tool" >/dev/null || { echo "$tool is not on the PATH." >&2; exit 2; }
done
version=$(kubectl version -o yaml 2>/dev/null | sed -n '/serverVersion/,$s/ *gitVersion: //p' | head -n 1)
[[ -n $version ]] || { echo "No cluster answers: give --kubeconfig FILE, or set KUBECONFIG." >&2; exit 2; }
echo "Kubernetes $version, $(kubectl get nodes --no-headers | wc -l) node(s), $(date -u '+%F %T') UTC"
may_reuse() { # what is lost by it is nobody's but ours
  local section
  if [[ $(secret nats-users operator 2>/dev/null) != local-only-* ]]; then
    echo "The namespace $namespace does not have the local overlay, whose passwords would take the place of its own." >&2
    return 1
  fi
  [[ -z $(kubectl get namespace "$namespace" -o "jsonpath={.metadata.annotations.$made_by_us}") ]] || return 0
  for section in "${sections[@]}"; do
    if [[ " ${destroying_sections[*]} " == *" $section "* ]]; then
      echo "Section $section deletes what is in a namespace, and this one was not made by verify.sh --keep." >&2
      echo "If nothing in it matters: kubectl annotate namespace $namespace $made_by_us=made" >&2
      return 1
    fi
  done
}
# An answer that does not come ends this here: a namespace that was not seen is not taken for one of ours.
there=$(kubectl get namespace "$namespace" --ignore-not-found -o name)
if [[ -z $there ]]; then
  made_namespace=true
elif ! $reuse; then
  echo "The namespace $namespace is there already: delete it, or give --reuse to try things in it." >&2
  exit 2
else
  may_reuse || exit 2
fi
begun=$SECONDS
section=local
section_local
for section in "${sections[@]}"; do
  [[ $section == local ]] || "section_$section"
done
told=true
say ""
say "$((SECONDS - begun)) s"
