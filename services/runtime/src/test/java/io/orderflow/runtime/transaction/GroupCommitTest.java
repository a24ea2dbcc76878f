package io.orderflow.runtime.transaction;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderflow.runtime.batch.GatheringPause;
import io.orderflow.runtime.database.DatabaseUnavailableException;
import io.orderflow.runtime.database.OverloadedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<List<Integer>> written = new CopyOnWriteArrayList<>();
    private final List<UniEmitter<? super List<String>>> running = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private GroupCommit<Integer, String> held(int maxBatch, int maxWaiting) {
        return new GroupCommit<>(vertx, maxBatch, GatheringPause.NONE, maxWaiting, items -> {
            written.add(items);
            return Uni.createFrom().emitter(running::add);
        });
    }

    private static CompletableFuture<String> submit(GroupCommit<Integer, String> commits, int item) {
        return commits.submit(item).subscribeAsCompletionStage().toCompletableFuture();
    }

    private void beginWithOne(GroupCommit<Integer, String> commits) {
        submit(commits, 0);
        await().atMost(5, SECONDS).until(() -> running.size() == 1);
    }

    @Test
    void writesALoneItemAtOnceAndThoseWhoCameMeanwhileTogether() {
        GroupCommit<Integer, String> commits = held(3, 10);
        beginWithOne(commits);
        List<CompletableFuture<String>> others =
                IntStream.rangeClosed(1, 4).mapToObj(i -> submit(commits, i)).toList();
        running.get(0).complete(List.of("0"));
        await().atMost(5, SECONDS).until(() -> running.size() == 2);
        running.get(1).complete(List.of("1", "2", "3"));
        await().atMost(5, SECONDS).until(() -> running.size() == 3);
        running.get(2).complete(List.of("4"));

        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("1", "2", "3", "4");
        assertThat(written).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    }

    @Test
    void gathersWhatComesInThePauseAfterABatch() {
        GatheringPause gatheringPause = new GatheringPause(Duration.ofMillis(300), Duration.ofMillis(300));
        GroupCommit<Integer, String> commits = new GroupCommit<>(vertx, 10, gatheringPause, 10, items -> {
            written.add(items);
            return Uni.createFrom().item(items.stream().map(String::valueOf).toList());
        });
        submit(commits, 0).join();
        CompletableFuture<String> second = submit(commits, 1);
        CompletableFuture<String> third = submit(commits, 2);

        assertThat(second.join()).isEqualTo("1");
        assertThat(third.join()).isEqualTo("2");
        assertThat(written).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void refusesOneMoreThanMayWait() {
        GroupCommit<Integer, String> commits = held(10, 2);
        beginWithOne(commits);
        submit(commits, 1);
        submit(commits, 2);
        assertThatThrownBy(() -> submit(commits, 3).join()).hasCauseInstanceOf(OverloadedException.class);
    }

    @Test
    void answersThoseBehindADatabaseThatIsAwayWithoutMakingThemWaitAgain() {
        GroupCommit<Integer, String> commits = held(1, 10);
        CompletableFuture<String> first = submit(commits, 0);
        await().atMost(5, SECONDS).until(() -> running.size() == 1);
        CompletableFuture<String> behind = submit(commits, 1);
        running.get(0).fail(new DatabaseUnavailableException("frozen", null));

        assertThatThrownBy(first::join).hasCauseInstanceOf(DatabaseUnavailableException.class);
        assertThatThrownBy(behind::join).hasCauseInstanceOf(DatabaseUnavailableException.class);
        CompletableFuture<String> next = submit(commits, 2);
        await().atMost(5, SECONDS).until(() -> running.size() == 2);
        running.get(1).complete(List.of("2"));
        assertThat(next.join()).isEqualTo("2");
    }

    @Test
    void tellsOnlyTheCulpritOfItsFailure() {
        GroupCommit<Integer, String> commits = new GroupCommit<>(
                vertx,
                10,
                GatheringPause.NONE,
                10,
                items -> items.contains(2)
                        ? Uni.createFrom().failure(new IllegalStateException("2 is bad"))
                        : Uni.createFrom()
                                .item(items.stream().map(String::valueOf).toList()));
        List<CompletableFuture<String>> all =
                IntStream.range(0, 5).mapToObj(i -> submit(commits, i)).toList();
        for (int i : new int[] {0, 1, 3, 4}) {
            assertThat(all.get(i).join()).isEqualTo(String.valueOf(i));
        }
        assertThatThrownBy(() -> all.get(2).join()).hasCauseInstanceOf(IllegalStateException.class);
    }
}
