package io.orderflow.runtime.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.events.value.Code;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class OutsideCallsTest {

    private static final Code NO_BELL = new Code("NO_BELL");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A call whose first attempts fail, and which leads to another one under the same id. */
    private record Ring(UUID id, int failures, boolean again) implements OutsideCall {

        @Override
        public String describe() {
            return "ring " + id;
        }
    }

    @Inject
    OutsideCalls.Factory factory;

    @Inject
    Database database;

    @Inject
    DueRows rows;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry registry;

    private final UUID id = UuidV7.next();
    private final Map<UUID, Ring> rings = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();
    private volatile boolean doorWithoutBell;
    private volatile boolean nobodyAnswers;
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Ring> answered = new CopyOnWriteArrayList<>();
    private OutsideCalls<Ring, Ring> calls;

    private void begin() {
        calls = factory.calls("Doorbell", this::load, this::ring, this::record);
        calls.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (calls != null) {
            calls.finish();
        }
        tables.execute("delete from due_work");
    }

    private Uni<List<Ring>> load(Collection<UUID> ids) {
        return Uni.createFrom()
                .item(ids.stream()
                        .flatMap(due -> Stream.ofNullable(rings.get(due)))
                        .toList());
    }

    private Uni<Ring> ring(Ring ring) {
        if (doorWithoutBell) {
            attempts.merge(ring.id(), 1, Integer::sum);
            return Uni.createFrom().failure(new HopelessCallException(NO_BELL, "there is no bell"));
        }
        if (nobodyAnswers) {
            return Uni.createFrom().<Ring>nothing().onCancellation().invoke(ended::incrementAndGet);
        }
        return attempts.merge(ring.id(), 1, Integer::sum) <= ring.failures()
                ? Uni.createFrom().failure(new IllegalStateException("nobody is at home"))
                : Uni.createFrom().item(ring);
    }

    private Uni<Consequences<Ring>> record(List<Ring> results) {
        answered.addAll(results);
        List<Ring> again = results.stream()
                .filter(Ring::again)
                .map(ring -> new Ring(ring.id(), 0, false))
                .toList();
        return Uni.createFrom()
                .item(new Consequences<>(
                        results.stream()
                                .filter(ring -> !ring.again())
                                .map(Ring::id)
                                .toList(),
                        again,
                        List.of()));
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }

    private List<Leased<Ring>> lease(Ring ring) {
        rings.put(ring.id(), ring);
        return write(() -> calls.lease(List.of(ring)));
    }

    @Test
    void endsACallThatRunsOutOfTimeAndMakesItAgain() {
        nobodyAnswers = true;
        begin();
        calls.perform(lease(new Ring(id, 0, false)));

        await().atMost(PATIENCE).until(() -> ended.get() > 0);
        nobodyAnswers = false;
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answered).hasSize(1));
    }

    @Test
    void makesACallAfterTheCommitAndForgetsIt() {
        begin();
        List<Leased<Ring>> leased = lease(new Ring(id, 0, false));
        assertThat(tables.number("select count(*) from due_work where due_at > now() and attempts = 1"))
                .isEqualTo(1);
        assertThat(answered).isEmpty();

        calls.perform(leased);

        await().atMost(5, SECONDS).until(() -> count() == 0);
        assertThat(answered).hasSize(1);
    }

    @Test
    void makesTheNextCallUnderTheSameIdAtOnce() {
        begin();
        calls.perform(lease(new Ring(id, 0, true)));
        await().atMost(5, SECONDS).until(() -> count() == 0);
        assertThat(answered).extracting(Ring::again).containsExactly(true, false);
    }

    @Test
    void makesAgainWhatFailed() {
        begin();
        calls.perform(lease(new Ring(id, 2, false)));
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(answered).hasSize(1);
        assertThat(attempts).containsEntry(id, 3);
    }

    @Test
    void takesUpWhatACrashLeftBehindOnceItsLeaseRunsOut() {
        begin();
        lease(new Ring(id, 0, false));
        // This is where the process died.
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(answered).hasSize(1);
    }

    @Test
    void waitsForWhatCannotBeMadeYet() {
        begin();
        write(() -> rows.add(List.of(id)));
        await().atMost(10, SECONDS).until(() -> tables.number("select attempts from due_work") >= 2);
        assertThat(answered).isEmpty();
        rings.put(id, new Ring(id, 0, false));
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(answered).hasSize(1);
    }

    @Test
    void claimsOnceWhatIsDueTheOldestFirstAndAtMostSoMuch() {
        UUID older = UuidV7.next();
        UUID leased = UuidV7.next();
        write(() -> rows.add(List.of(id)));
        write(() -> rows.add(List.of(older)));
        write(() -> rows.addLeased(List.of(leased)));
        tables.execute("update due_work set due_at = due_at - interval '1 hour' where id = '%s'".formatted(older));

        assertThat(write(() -> rows.claim(1))).containsExactly(new Lease(older, 1));
        assertThat(write(() -> rows.claim(10))).containsExactly(new Lease(id, 1));
        assertThat(write(() -> rows.claim(10))).isEmpty();
    }

    @Test
    void postponesWithGrowingPausesThatHaveABound() {
        Map<Integer, Long> pauses = Map.of(1, 100L, 2, 200L, 3, 400L, 31, 1_000L, 1_000, 1_000L);
        pauses.forEach((attempt, pause) -> {
            tables.execute("delete from due_work");
            tables.execute("insert into due_work values ('%s', now() - interval '1 hour', %s)".formatted(id, attempt));
            long before = System.currentTimeMillis();
            write(() -> rows.postpone(List.of(new Lease(id, attempt))));
            long after = System.currentTimeMillis();
            assertThat(tables.number("select cast(extract(epoch from due_at) * 1000 as bigint) from due_work"))
                    .isBetween(before + pause - 1, after + pause + 1);
        });
    }

    @Test
    void pausesLongerBeforeWhatCannotSucceedAsThingsAre() {
        Map<Integer, Long> pauses = Map.of(1, 100L, 5, 1_600L, 12, 204_800L, 30, 3_600_000L);
        pauses.forEach((attempt, pause) -> {
            tables.execute("delete from due_work");
            tables.execute("insert into due_work values ('%s', now() - interval '1 hour', %s)".formatted(id, attempt));
            long before = System.currentTimeMillis();
            write(() -> rows.postponeHopeless(Map.of(new Lease(id, attempt), NO_BELL.value())));
            long after = System.currentTimeMillis();
            assertThat(tables.number("select cast(extract(epoch from due_at) * 1000 as bigint) from due_work"))
                    .isBetween(before + pause - 1, after + pause + 1);
        });
    }

    @Test
    void countsWhatCannotSucceedUntilItDoesAndGoesOnOnceAnInstanceStarts() throws InterruptedException {
        doorWithoutBell = true;
        begin();
        calls.perform(lease(new Ring(id, 0, false)));
        await().atMost(5, SECONDS).until(() -> repeated(NO_BELL.value()) == 1);
        calls.finish();
        tables.execute("update due_work set due_at = now() + interval '1 hour'");

        doorWithoutBell = false;
        begin();

        await().atMost(5, SECONDS).until(() -> count() == 0);
        assertThat(answered).hasSize(1);
        await().atMost(5, SECONDS).until(() -> repeated(NO_BELL.value()) == 0);
    }

    @Test
    void countsApartWhatFailedOfItself() {
        begin();
        calls.perform(lease(new Ring(id, 1_000, false)));

        await().atMost(5, SECONDS).until(() -> repeated("UNCLEAR") == 1);
        assertThat(repeated(NO_BELL.value())).isZero();
    }

    private double repeated(String reason) {
        Gauge gauge = registry.find("orderflow.calls.repeated")
                .tags("calls", "Doorbell", "reason", reason)
                .gauge();
        return gauge == null ? 0 : gauge.value();
    }

    @Test
    void leavesAloneWhatSomebodyElseHasTakenUpSince() {
        tables.execute("insert into due_work values ('%s', now() + interval '1 hour', 2)".formatted(id));
        write(() -> rows.postpone(List.of(new Lease(id, 1))));
        write(() -> rows.release(List.of(new Lease(id, 1))));
        assertThat(tables.number("select attempts from due_work where due_at > now() + interval '50 minutes'"))
                .isEqualTo(2);

        write(() -> rows.release(List.of(new Lease(id, 2))));
        assertThat(write(() -> rows.claim(1))).containsExactly(new Lease(id, 2));
    }

    private long count() {
        return tables.number("select count(*) from due_work");
    }
}
