package io.orderflow.runtime.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Probe;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class DeadlinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    EggTimer eggTimer;

    @Inject
    EventTransaction transaction;

    @Inject
    WorkResources resources;

    @Inject
    ConsumerBacklog backlog;

    @Inject
    Probe probe;

    @Inject
    Tables tables;

    private final UUID egg = UuidV7.next();

    @BeforeEach
    @AfterEach
    void forget() {
        tables.execute("delete from due_work");
        eggTimer.forget();
    }

    private void lead(List<Effect.Remind> reminders, List<WorkId> forgotten) {
        transaction
                .writeBatch(() -> Uni.createFrom()
                        .item(Outcome.following(new Consequences(List.of(), List.of(), reminders, forgotten))))
                .await()
                .atMost(PATIENCE);
    }

    private void remind(Instant at) {
        lead(List.of(new Effect.Remind(EggTimer.nameOf(egg), at)), List.of());
    }

    @Test
    void tellsOnceThatADeadlineIsOverAndNotBefore() {
        Instant over = Instant.now().plusMillis(700);
        remind(over);

        await().atMost(PATIENCE).until(() -> !eggTimer.rung.isEmpty());
        assertThat(Instant.now()).isAfterOrEqualTo(over);
        await().atMost(5, SECONDS).until(() -> count() == 0);
        await().during(Duration.ofMillis(300)).atMost(5, SECONDS).until(() -> eggTimer.rung.size() == 1);
        assertThat(eggTimer.rung).containsExactly(egg);
    }

    @Test
    void setsOneAnewInThePlaceOfTheOldOne() {
        remind(Instant.now().plusSeconds(3600));
        remind(Instant.now());

        await().atMost(PATIENCE).until(() -> eggTimer.rung.contains(egg));
        await().atMost(5, SECONDS).until(() -> count() == 0);
    }

    @Test
    void forgetsOne() {
        remind(Instant.now().plusSeconds(3600));
        lead(List.of(), List.of(EggTimer.nameOf(egg)));

        assertThat(count()).isZero();
    }

    @Test
    void keepsWhatADecisionSetsAnew() {
        eggTimer.anew = Instant.now().plusSeconds(3600);
        remind(Instant.now());

        await().atMost(PATIENCE).until(() -> eggTimer.rung.contains(egg));
        await().atMost(5, SECONDS)
                .until(() -> tables.number("select count(*) from due_work"
                                + " where due_at > now() + interval '50 minutes' and attempts = 0")
                        == 1);
    }

    @Test
    void tellsAgainWhatCouldNotBeDecidedAndTheOthersAtOnce() {
        UUID bad = UuidV7.next();
        eggTimer.bad = bad;
        lead(
                List.of(
                        new Effect.Remind(EggTimer.nameOf(egg), Instant.now()),
                        new Effect.Remind(EggTimer.nameOf(bad), Instant.now())),
                List.of());

        await().atMost(PATIENCE).until(() -> eggTimer.rung.contains(egg));
        assertThat(eggTimer.rung).doesNotContain(bad);
        eggTimer.bad = null;
        await().atMost(PATIENCE).until(() -> eggTimer.rung.contains(bad));
    }

    @Test
    void tellsOnceWhereThereAreSeveralInstances() throws InterruptedException {
        Deadlines another = new Deadlines(eggTimer, resources, backlog);
        another.start();
        List<UUID> eggs = Stream.generate(UuidV7::next).limit(200).toList();
        lead(
                eggs.stream()
                        .map(each -> new Effect.Remind(EggTimer.nameOf(each), Instant.now()))
                        .toList(),
                List.of());

        await().atMost(PATIENCE).until(() -> count() == 0);
        another.stop();
        another.finish();
        assertThat(eggTimer.rung).containsExactlyInAnyOrderElementsOf(eggs);
    }

    /** To the table, a clock that jumps is times that are moved. */
    @Test
    void forgetsNoDeadlineWhenTheClockJumpsAnHourBackAndTellsItOnceWhenItIsRightAgain() {
        remind(Instant.now().plusSeconds(2));
        jump("- interval '1 hour'");
        await().during(Duration.ofSeconds(3)).atMost(5, SECONDS).until(eggTimer.rung::isEmpty);

        jump("+ interval '1 hour'");

        await().atMost(PATIENCE).until(() -> !eggTimer.rung.isEmpty());
        await().atMost(5, SECONDS).until(() -> count() == 0);
        assertThat(eggTimer.rung).containsExactly(egg);
    }

    @Test
    void tellsADeadlineTooEarlyWhenTheClockJumpsForwardAndAgainIfItIsSetAnewForThat() {
        Instant over = Instant.now().plus(Duration.ofMinutes(50));
        eggTimer.anew = over;
        remind(over);
        jump("+ interval '1 hour'");

        await().atMost(PATIENCE).until(() -> eggTimer.rung.contains(egg));
        await().atMost(5, SECONDS)
                .until(() -> tables.number("select count(*) from due_work"
                                + " where due_at > now() + interval '45 minutes' and attempts = 0")
                        == 1);
    }

    private void jump(String howFar) {
        tables.execute("update due_work set due_at = due_at - (interval '0' %s)".formatted(howFar));
    }

    @Test
    void waitsUntilThisServiceHasHeardWhatThereIsToHear() throws Exception {
        try (Wire wire = new Wire()) {
            probe.closeGate();
            wire.reserve(Wire.newOrder());
            await().atMost(PATIENCE).until(() -> !isUpToDate());
            remind(Instant.now());

            await().during(Duration.ofSeconds(1)).atMost(5, SECONDS).until(eggTimer.rung::isEmpty);
        } finally {
            probe.openGate();
        }
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> eggTimer.rung.contains(egg));
    }

    private boolean isUpToDate() {
        return backlog.isAtMost(0).await().atMost(PATIENCE);
    }

    private long count() {
        return tables.number("select count(*) from due_work");
    }
}
