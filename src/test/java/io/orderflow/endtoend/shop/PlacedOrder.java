package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An order that was accepted, and what the services tell of it. */
public record PlacedOrder(Shop shop, String id) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Everything may have to start first, on a machine that has other things to do. */
    private static final Duration PATIENCE_WITH_A_RESTART = Duration.ofMinutes(3);

    private static final Duration A_MOMENT = Duration.ofMillis(5);
    static final Set<String> ENDS = Set.of("FULFILLED", "REJECTED", "CANCELLED");

    /** Waits for the end, which must be this one, and until nothing is left to happen. */
    public JsonNode endsAs(String status) {
        await().alias("order " + id + " ends").atMost(PATIENCE).until(this::hasEnded);
        assertThat(status()).as("order %s", id).isEqualTo(status);
        await().alias("story of order " + id)
                .atMost(PATIENCE)
                .until(() -> EventTrail.of(events()).isComplete());
        await().alias("view of order " + id)
                .atMost(PATIENCE)
                .until(() -> view().path("timeline").size() == events().size());
        return view();
    }

    public boolean hasEnded() {
        return ENDS.contains(status());
    }

    /** Empty while the order service does not know it yet. */
    public String status() {
        return knownView().path("status").asText();
    }

    /** What the order service shows of it; a missing node while it does not know it yet. */
    JsonNode knownView() {
        Http.Answer answer = shop.http().get(shop.uri(Service.ORDER, "/orders/" + id));
        return answer.status() == 200 ? answer.body() : MissingNode.getInstance();
    }

    public JsonNode view() {
        return shop.get(Service.ORDER, "/orders/" + id);
    }

    public Http.Answer payment() {
        return shop.http().get(shop.uri(Service.PAYMENT, "/payments/" + id));
    }

    /** What is held of the customer's money, in cents, by the books; nothing where no payment was asked for. */
    public long held() {
        return moved("HELD");
    }

    /** What an account of the books has of it, in cents. */
    public long moved(String account) {
        Http.Answer answer = shop.http().get(shop.uri(Service.PAYMENT, "/payments/" + id + "/ledger"));
        return answer.body().findParents("account").stream()
                .filter(posting -> posting.path("account").asText().equals(account))
                .mapToLong(posting -> posting.path("amount").asLong())
                .sum();
    }

    /** How often the customer got money back, by the books. */
    public long refunds() {
        Http.Answer answer = shop.http().get(shop.uri(Service.PAYMENT, "/payments/" + id + "/ledger"));
        return answer.body().findValuesAsText("kind").stream()
                .filter("REFUND"::equals)
                .count();
    }

    public JsonNode shipments() {
        return shop.get(Service.SHIPPING, "/shipments?orderId=" + id).path("items");
    }

    /** Waits until the stream has this event of it. */
    public Event awaitEvent(String type) {
        return await().alias(type + " of order " + id)
                .atMost(PATIENCE_WITH_A_RESTART)
                .pollDelay(Duration.ZERO)
                .pollInterval(A_MOMENT)
                .pollInSameThread()
                .until(() -> shop.events().ofOrder(id, type), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until its parcel is prepared; gives the shipment's id. */
    public String awaitParcel() {
        return awaitEvent("ShipmentPrepared").body().path("shipmentId").asText();
    }

    /** Claims or packs a parcel of it as somebody in the warehouse does: as soon as it is there, until there is an answer. */
    public Http.Answer handles(String shipment, String what, String worker) {
        return Insistence.onceKnown(
                "the parcel of order " + id + " is there", () -> shop.tellsWarehouse(shipment, what, worker));
    }

    /** Waits until the warehouse can pack it; gives the shipment's id. */
    public String awaitPackTask() {
        return await().alias("pack task of order " + id)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            for (JsonNode task : shop.get(Service.WAREHOUSE, "/pack-tasks?status=OPEN&limit=200")
                                    .path("items")) {
                                if (task.path("orderId").asText().equals(id)) {
                                    return task.path("shipmentId").asText();
                                }
                            }
                            return "";
                        },
                        shipment -> !shipment.isEmpty());
    }

    /** Its customer, or somebody for him, wants it stopped. */
    public Http.Answer cancel() {
        return shop.http().post(shop.uri(Service.ORDER, "/orders/" + id + "/cancellation"), Map.of(), Map.of());
    }

    /** Its customer pays otherwise than was declined. */
    public Http.Answer payAgainWith(String token) {
        return shop.http()
                .post(shop.uri(Service.ORDER, "/orders/" + id + "/payment"), Map.of("paymentToken", token), Map.of());
    }

    /** Pays otherwise as a good client does, until somebody has an answer. */
    public Http.Answer paysAgainUntilAnswered(String token) {
        return Insistence.onceKnown("order " + id + " can be paid again", () -> payAgainWith(token));
    }

    /** Asks to stop it as a good client does, until somebody has an answer. */
    public Wish cancelsUntilAnswered() {
        return Wish.answered(Insistence.onceKnown("order " + id + " can be cancelled", this::cancel));
    }

    /** Somebody of the shop keeps it from going on to shipping, as soon as it is known, until there is an answer. */
    public Http.Answer isHeldFor(String reason) {
        return Insistence.onceKnown(
                "order " + id + " can be held",
                () -> shop.http()
                        .post(shop.uri(Service.ORDER, "/orders/" + id + "/holds"), Map.of("reason", reason), Map.of()));
    }

    /** Somebody lets it go on that was held, likewise. */
    public Http.Answer isReleasedFrom(String reason) {
        return Insistence.on(
                "order " + id + " can be released",
                () -> shop.http()
                        .post(
                                shop.uri(Service.ORDER, "/orders/" + id + "/holds/" + reason + "/release"),
                                Map.of(),
                                Map.of()));
    }

    /**
     * Finance gives some of its money back.
     *
     * @param key names the refund
     * @param amount in cents
     */
    public Http.Answer givesBack(String key, long amount) {
        return shop.as("fay", "finance")
                .post(
                        shop.uri(Service.ORDER, "/orders/" + id + "/refunds"),
                        Map.of("amount", Map.of("amount", amount, "currency", "USD"), "reason", "DAMAGED"),
                        Map.of("Idempotency-Key", key));
    }

    /** Finance gives some of it back, as soon as the order service knows that there is something, until it is asked for. */
    public void givesBackOnceCaptured(String key, long amount) {
        Insistence.onceAccepted("order " + id + " can be refunded", () -> givesBack(key, amount));
    }

    /** Waits until the order service knows it and it has got so far. */
    public void reaches(String status) {
        await().alias("order " + id + " is " + status).atMost(PATIENCE).until(() -> status().equals(status));
    }

    /** The steps that the customer was told of, oldest first. */
    public List<String> notifiedSteps() {
        return notifications().stream()
                .map(notification -> notification.path("step").asText())
                .toList();
    }

    /** Waits until its customer was told of just these steps, in the system and by as many mails. */
    public void isToldOnce(String... steps) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(notifiedSteps()).containsExactlyInAnyOrder(steps));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.mailsThatMention(id)).hasSize(steps.length));
    }

    /** Waits until it waits for nothing any more. */
    public void comesToRest() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(view().path("waitingFor").isMissingNode()).isTrue());
    }

    public List<JsonNode> notifications() {
        JsonNode items =
                shop.get(Service.NOTIFICATION, "/notifications?orderId=" + id).path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** What the stream has of it, in the order of the stream. */
    public List<Event> events() {
        return shop.events().ofOrder(id);
    }
}
