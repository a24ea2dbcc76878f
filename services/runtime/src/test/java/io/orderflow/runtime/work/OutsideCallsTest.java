package io.orderflow.runtime.work;

import static io.orderflow.runtime.work.Doorbell.KIND;
import static io.orderflow.runtime.work.Doorbell.NO_BELL;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.work.Doorbell.Opened;
import io.orderflow.runtime.work.Doorbell.Ring;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class OutsideCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A kind that nobody looks for. */
    private static final String NOBODYS = "nobodys";

    @Inject
    Doorbell doorbell;

    @Inject
    EventTransaction transaction;

    @Inject
    Database database;

    @Inject
    DueRows rows;

    @Inject
    WorkResources resources;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry registry;

    private final UUID id = UuidV7.next();

    @BeforeEach
    @AfterEach
    void forget() {
        tables.execute("delete from due_work");
        doorbell.forget();
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }

    /** As a decision does. */
    private void ring(int failures, boolean again) {
        Ring ring = new Ring(id, failures, again);
        doorbell.rings.put(id, ring);
        transaction
                .writeBatch(() -> Uni.createFrom().item(Outcome.following(calling(ring))))
                .await()
                .atMost(PATIENCE);
    }

    private static Consequences calling(Ring ring) {
        return new Consequences(List.of(), List.of(ring), List.of(), List.of());
    }

    @Test
    void endsACallThatRunsOutOfTimeAndMakesItAgain() {
        doorbell.nobodyAnswers = true;
        ring(0, false);

        await().atMost(PATIENCE).until(() -> doorbell.ended.get() > 0);
        doorbell.nobodyAnswers = false;
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(doorbell.answered).hasSize(1));
    }

    @Test
    void makesACallAfterTheCommitAndForgetsIt() {
        ring(0, false);

        await().atMost(5, SECONDS).until(() -> count() == 0);
        assertThat(doorbell.answered).hasSize(1);
        assertThat(doorbell.attempts).containsEntry(id, 1);
        assertThat(doorbell.causes).containsExactly(new Ring(id, 0, false).cause());
    }

    @Test
    void makesNoCallOfATransactionThatIsRolledBack() {
        Ring ring = new Ring(id, 0, false);
        doorbell.rings.put(id, ring);
        Uni<Integer> failing = transaction.writeBatch(
                () -> Uni.createFrom().item(new Outcome<>(1, calling(ring))),
                () -> Uni.createFrom().failure(new IllegalStateException("asked to fail")));

        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("asked to fail");
        await().during(Duration.ofMillis(300)).atMost(5, SECONDS).until(doorbell.answered::isEmpty);
        assertThat(count()).isZero();
    }

    @Test
    void makesTheNextCallUnderTheSameIdAtOnce() {
        ring(0, true);
        await().atMost(5, SECONDS).until(() -> count() == 0);
        assertThat(doorbell.answered)
                .extracting(answer -> answer.ring().again())
                .containsExactly(true, false);
    }

    @Test
    void makesAgainWhatFailed() {
        ring(2, false);
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(doorbell.answered).hasSize(1);
        assertThat(doorbell.attempts).containsEntry(id, 3);
    }

    @Test
    void givesUpWhereThereIsABound() {
        doorbell.mostAttempts = 3;
        ring(1_000, false);
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(doorbell.answered).extracting(Opened::open).containsExactly(false);
        assertThat(doorbell.attempts).containsEntry(id, 3);
    }

    @Test
    void takesUpWhatACrashLeftBehindOnceItsLeaseRunsOut() {
        doorbell.rings.put(id, new Ring(id, 0, false));
        write(() -> rows.addLeased(KIND, List.of(id)));
        assertThat(tables.number("select count(*) from due_work where due_at > now() and attempts = 1"))
                .isEqualTo(1);
        // This is where the process died.
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(doorbell.answered).hasSize(1);
    }

    @Test
    void waitsForWhatCannotBeMadeYet() {
        write(() -> rows.add(KIND, List.of(id)));
        await().atMost(10, SECONDS).until(() -> tables.number("select attempts from due_work") >= 2);
        assertThat(doorbell.answered).isEmpty();
        doorbell.rings.put(id, new Ring(id, 0, false));
        await().atMost(10, SECONDS).until(() -> count() == 0);
        assertThat(doorbell.answered).hasSize(1);
    }

    @Test
    void claimsOnceWhatIsDueTheOldestFirstAndAtMostSoMuch() {
        UUID older = UuidV7.next();
        UUID leased = UuidV7.next();
        write(() -> rows.add(NOBODYS, List.of(id)));
        write(() -> rows.add(NOBODYS, List.of(older)));
        write(() -> rows.addLeased(NOBODYS, List.of(leased)));
        tables.execute("update due_work set due_at = due_at - interval '1 hour' where id = '%s'".formatted(older));

        assertThat(write(() -> rows.claim(NOBODYS, 1))).containsExactly(new Lease(older, 1));
        assertThat(write(() -> rows.claim(NOBODYS, 10))).containsExactly(new Lease(id, 1));
        assertThat(write(() -> rows.claim(NOBODYS, 10))).isEmpty();
    }

    @Test
    void postponesWithGrowingPausesThatHaveABound() {
        Map<Integer, Long> pauses = Map.of(1, 100L, 2, 200L, 3, 400L, 31, 1_000L, 1_000, 1_000L);
        pauses.forEach((attempt, pause) -> {
            tables.execute("delete from due_work");
            tables.execute(
                    "insert into due_work (kind, id, due_at, attempts) values ('%s', '%s', now() - interval '1 hour', %s)"
                            .formatted(NOBODYS, id, attempt));
            long before = System.currentTimeMillis();
            write(() -> rows.postpone(NOBODYS, List.of(new Lease(id, attempt))));
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
            tables.execute(
                    "insert into due_work (kind, id, due_at, attempts) values ('%s', '%s', now() - interval '1 hour', %s)"
                            .formatted(NOBODYS, id, attempt));
            long before = System.currentTimeMillis();
            write(() -> rows.postponeHopeless(NOBODYS, Map.of(new Lease(id, attempt), NO_BELL.value())));
            long after = System.currentTimeMillis();
            assertThat(tables.number("select cast(extract(epoch from due_at) * 1000 as bigint) from due_work"))
                    .isBetween(before + pause - 1, after + pause + 1);
        });
    }

    @Test
    void countsWhatCannotSucceedUntilItDoesAndGoesOnOnceAnInstanceStarts() throws InterruptedException {
        doorbell.doorWithoutBell = true;
        ring(0, false);
        await().atMost(5, SECONDS).until(() -> repeated(NO_BELL.value()) == 1);
        doorbell.doorWithoutBell = false;
        tables.execute("update due_work set due_at = now() + interval '1 hour'");

        OutsideCalls<Ring, Opened> anotherInstance = new OutsideCalls<>(doorbell, resources);
        anotherInstance.start();

        await().atMost(5, SECONDS).until(() -> count() == 0);
        anotherInstance.stop();
        anotherInstance.finish();
        assertThat(doorbell.answered).hasSize(1);
        await().atMost(5, SECONDS).until(() -> repeated(NO_BELL.value()) == 0);
    }

    @Test
    void countsApartWhatFailedOfItself() {
        ring(1_000, false);

        await().atMost(5, SECONDS).until(() -> repeated("UNCLEAR") == 1);
        assertThat(repeated(NO_BELL.value())).isZero();
    }

    private double repeated(String reason) {
        Gauge gauge = registry.find("orderflow.calls.repeated")
                .tags("calls", KIND, "reason", reason)
                .gauge();
        return gauge == null ? 0 : gauge.value();
    }

    @Test
    void leavesAloneWhatSomebodyElseHasTakenUpSince() {
        tables.execute(
                "insert into due_work (kind, id, due_at, attempts) values ('%s', '%s', now() + interval '1 hour', 2)"
                        .formatted(NOBODYS, id));
        write(() -> rows.postpone(NOBODYS, List.of(new Lease(id, 1))));
        write(() -> rows.release(NOBODYS, List.of(new Lease(id, 1))));
        assertThat(tables.number("select attempts from due_work where due_at > now() + interval '50 minutes'"))
                .isEqualTo(2);

        write(() -> rows.release(NOBODYS, List.of(new Lease(id, 2))));
        assertThat(write(() -> rows.claim(NOBODYS, 1))).containsExactly(new Lease(id, 2));
    }

    private long count() {
        return tables.number("select count(*) from due_work");
    }
}
