package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.shop.Traffic.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Holds what was promised to all customers against what every service says in the end: no order lost, none charged
 * twice, nothing oversold, everybody told once.
 */
public final class Audit {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int AT_ONCE = 8;
    private static final int SHOWN = 15;

    private final Shop shop;
    private final Assortment assortment;
    private final List<Accepted> accepted;

    public Audit(Shop shop, Assortment assortment, List<Accepted> accepted) {
        this.shop = shop;
        this.assortment = assortment;
        this.accepted = List.copyOf(accepted);
    }

    /** Waits until the system has come to rest; then everything must be right. */
    public void passes() {
        passes(true);
    }

    /** The same of a system from whose stream somebody has removed what everybody had read. */
    public void passesWithAShortenedStream() {
        passes(false);
    }

    private void passes(boolean wholeStream) {
        awaitRest();
        // The last events may still be on their way from the database to the stream.
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertNone(findings(wholeStream)));
    }

    private List<String> findings(boolean wholeStream) {
        List<Outcome> outcomes = outcomesOf(accepted);
        return Stream.of(
                        findingsOf(outcomes),
                        ofTheStock(outcomes),
                        ofTheDeadLetters(),
                        wholeStream ? ofTheStream() : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    /** Until every order is at its end, for every service, and nothing is reserved any more. */
    private void awaitRest() {
        AtomicReference<List<Accepted>> restless = new AtomicReference<>(accepted);
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        restless.set(outcomesOf(restless.get()).stream()
                                .filter(outcome -> !outcome.findings().isEmpty())
                                .map(Outcome::accepted)
                                .toList());
                        return restless.get().isEmpty() && nothingIsReserved();
                    });
        } catch (ConditionTimeoutException e) {
            assertNone(findingsOf(outcomesOf(restless.get())));
        }
    }

    private boolean nothingIsReserved() {
        return assortment.stock().keySet().stream()
                .allMatch(sku -> shop.stock(sku).reserved() == 0);
    }

    private void assertNone(List<String> findings) {
        assertThat(findings.stream().limit(SHOWN))
                .as("%s findings on %s orders", findings.size(), accepted.size())
                .isEmpty();
    }

    private static List<Outcome> outcomesOf(List<Accepted> accepted) {
        return accepted.stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, Outcome::of))
                .toList();
    }

    private static List<String> findingsOf(List<Outcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.findings().stream()).toList();
    }

    /** {@code available + reserved + gone = initial}, with nothing reserved any more. */
    private List<String> ofTheStock(List<Outcome> outcomes) {
        Map<String, Integer> gone = new HashMap<>();
        outcomes.forEach(outcome -> outcome.gone().forEach((sku, units) -> gone.merge(sku, units, Integer::sum)));
        List<String> findings = new ArrayList<>();
        assortment.stock().forEach((sku, initial) -> {
            int left = initial - gone.getOrDefault(sku, 0);
            Stock stock = shop.stock(sku);
            if (!stock.equals(new Stock(left, 0, left))) {
                findings.add(
                        "%s had %s, %s have left, and now it has %s".formatted(sku, initial, initial - left, stock));
            }
        });
        return findings;
    }

    /** Nothing was given up. */
    private List<String> ofTheDeadLetters() {
        Set<String> ids = accepted.stream().map(one -> one.order().id()).collect(Collectors.toCollection(HashSet::new));
        return shop.events().deadLetters().stream()
                .filter(letter -> ids.contains(letter.orderId()))
                .map(letter -> "a dead letter: " + letter.subject() + " " + letter.headers())
                .toList();
    }

    /** Each order's story is in the stream, whole and without a part told twice. */
    private List<String> ofTheStream() {
        Map<String, List<Event>> byOrder =
                shop.events().ofAllOrders().stream().collect(Collectors.groupingBy(Event::orderId));
        Set<String> ids = new HashSet<>();
        List<String> findings = new ArrayList<>();
        for (Accepted one : accepted) {
            String id = one.order().id();
            ids.add(id);
            EventTrail.of(byOrder.getOrDefault(id, List.of()))
                    .findings()
                    .forEach(finding -> findings.add("the stream of order " + id + " " + finding));
        }
        if (ids.size() != accepted.size()) {
            findings.add("%s requests became %s orders".formatted(accepted.size(), ids.size()));
        }
        return findings;
    }
}
