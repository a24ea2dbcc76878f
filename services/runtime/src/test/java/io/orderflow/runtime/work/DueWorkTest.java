package io.orderflow.runtime.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.runtime.batch.GatheringPause;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueWorkTest {

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Integer> due = new ConcurrentLinkedQueue<>();
    private final List<Integer> recorded = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    private final List<Integer> released = new CopyOnWriteArrayList<>();
    private final AtomicInteger claims = new AtomicInteger();

    /** What is performed gets no further while it is incomplete. */
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    private final DueWork<Integer, Integer> work = patientFor(Duration.ofHours(1));

    private DueWork<Integer, Integer> patientFor(Duration patience) {
        return new DueWork<>(vertx, GatheringPause.NONE, new Numbers(patience));
    }

    private final class Numbers implements Work<Integer, Integer> {

        private final Duration patience;

        private Numbers(Duration patience) {
            this.patience = patience;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public int maxConcurrent() {
            return 4;
        }

        @Override
        public Duration patience() {
            return patience;
        }

        @Override
        public Uni<List<Integer>> claim(int limit) {
            return DueWorkTest.this.claim(limit);
        }

        @Override
        public Uni<Void> release(List<Integer> items) {
            return DueWorkTest.this.release(items);
        }

        @Override
        public Uni<Integer> perform(Integer item) {
            return DueWorkTest.this.perform(item);
        }

        @Override
        public Uni<Void> record(List<Integer> results) {
            recorded.addAll(results);
            return Uni.createFrom().voidItem();
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Uni<Void> release(List<Integer> items) {
        released.addAll(items);
        due.addAll(items);
        return Uni.createFrom().voidItem();
    }

    private Uni<List<Integer>> claim(int most) {
        claims.incrementAndGet();
        List<Integer> claimed = new ArrayList<>();
        while (claimed.size() < most && !due.isEmpty()) {
            claimed.add(due.remove());
        }
        return Uni.createFrom().item(claimed);
    }

    private Uni<Integer> perform(Integer item) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        return Uni.createFrom()
                .completionStage(() -> gate)
                .replaceWith(item)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(5))
                .invoke(done -> {
                    atOnce.decrementAndGet();
                    if (failures.getAndDecrement() > 0) {
                        due.add(item);
                        throw new IllegalStateException("asked to fail");
                    }
                });
    }

    @Test
    void doesAllThatIsDueAFewAtATime() {
        due.addAll(IntStream.range(0, 50).boxed().toList());
        work.start(Duration.ofHours(1));
        await().atMost(10, SECONDS).until(() -> recorded.size() == 50);
        assertThat(recorded).doesNotHaveDuplicates();
        assertThat(mostAtOnce).hasValueBetween(2, 4);
    }

    @Test
    void doesAgainWhatFailed() {
        failures.set(3);
        due.addAll(List.of(1, 2, 3));
        work.start(Duration.ofMillis(20));
        await().atMost(10, SECONDS).until(() -> recorded.size() == 3);
        assertThat(recorded).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void wakesAtOnceAndClaimsNoMoreOnceStopped() {
        work.start(Duration.ofHours(1));
        due.add(1);
        work.wake();
        await().atMost(5, SECONDS).until(() -> recorded.size() == 1);
        work.stop();
        due.add(2);
        work.wake();
        await().during(Duration.ofMillis(200)).atMost(5, SECONDS).until(() -> recorded.size() == 1);
    }

    @Test
    void doesWhatItIsGivenWithoutClaimingIt() {
        work.take(IntStream.range(0, 20).boxed().toList());
        await().atMost(10, SECONDS).until(() -> recorded.size() == 20);
        assertThat(mostAtOnce).hasValueBetween(2, 4);
        assertThat(claims).hasValue(0);
        assertThat(released).isEmpty();
    }

    @Test
    void leavesToTheTableWhatItHasNoRoomForAndDoesItInItsTurn() {
        work.take(IntStream.range(0, 50).boxed().toList());
        await().atMost(10, SECONDS).until(() -> recorded.size() == 50);
        assertThat(released).isEqualTo(IntStream.range(20, 50).boxed().toList());
        assertThat(recorded).doesNotHaveDuplicates();
        await().atMost(5, SECONDS).until(() -> !work.isBehind());
    }

    @Test
    void letsNobodyOvertakeWhatWaitsInTheTable() {
        gate = new CompletableFuture<>();
        due.addAll(IntStream.range(0, 20).boxed().toList());
        work.start(Duration.ofHours(1));
        await().atMost(5, SECONDS).until(work::isBehind);
        work.take(List.of(100));
        await().atMost(5, SECONDS).until(() -> released.equals(List.of(100)));
        gate.complete(null);
        await().atMost(10, SECONDS).until(() -> recorded.size() == 21);
        assertThat(recorded.subList(0, 16)).doesNotContain(100);
    }

    @Test
    void givesBackWhatHasWaitedTooLong() {
        DueWork<Integer, Integer> impatient = patientFor(Duration.ofMillis(3));
        impatient.take(IntStream.range(0, 8).boxed().toList());
        await().atMost(10, SECONDS).until(() -> recorded.size() == 8);
        assertThat(released).isNotEmpty();
        assertThat(recorded).doesNotHaveDuplicates();
    }

    @Test
    void waitsAtTheEndForWhatIsUnderWay() throws InterruptedException {
        gate = new CompletableFuture<>();
        work.take(List.of(1, 2));
        work.stop();

        assertThat(work.awaitEnd(Duration.ofMillis(100))).isFalse();
        gate.complete(null);
        assertThat(work.awaitEnd(Duration.ofSeconds(5))).isTrue();
        assertThat(recorded).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void endsAtOnceWhenNothingIsUnderWay() throws InterruptedException {
        work.stop();
        assertThat(work.awaitEnd(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void givesBackWhatWaitsWhenItIsStopped() {
        gate = new CompletableFuture<>();
        work.take(IntStream.range(0, 10).boxed().toList());
        work.stop();
        work.take(List.of(10));
        await().atMost(5, SECONDS).until(() -> released.size() == 7);
        gate.complete(null);
        await().atMost(5, SECONDS).until(() -> recorded.size() == 4);
        assertThat(released).containsExactly(4, 5, 6, 7, 8, 9, 10);
        assertThat(claims).hasValue(0);
    }
}
