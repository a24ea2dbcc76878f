package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.runtime.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PackTaskDeciderProperties {

    private record Timed(PackCommand command, Instant at) {}

    private record Course(PackTask end, List<OrderEvent> emitted) {}

    @Property
    void tellsOnceThatAParcelIsPackedAndByWhom(@ForAll("crowds") List<Timed> commands) {
        Course course = run(commands);

        assertThat(course.emitted().stream().filter(ShipmentProcessed.class::isInstance))
                .isEqualTo(
                        course.end() instanceof PackTask.Packed packed
                                ? List.of(shipmentProcessed(
                                        ORDER_ID, SHIPMENT_ID, packed.worker().id()))
                                : List.of());
    }

    @Property
    void isEitherPackedOrCancelledAndSaysSoToAllWhoAsk(@ForAll("crowds") List<Timed> commands) {
        List<OrderEvent> verdicts = run(commands).emitted().stream()
                .filter(event -> !(event instanceof ShipmentProcessed))
                .toList();

        assertThat(verdicts)
                .hasSameSizeAs(commands.stream()
                        .filter(timed -> timed.command() instanceof PackCommand.Cancel)
                        .toList());
        assertThat(Set.copyOf(verdicts)).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void isNotPackedOnceItIsCancelled(@ForAll("crowds") List<Timed> commands) {
        Course course = run(commands);

        if (course.emitted().contains(shipmentCancelled(ORDER_ID, SHIPMENT_ID))) {
            assertThat(course.end()).isInstanceOfAny(PackTask.Cancelled.class, PackTask.Forestalled.class);
            assertThat(course.emitted()).containsOnly(shipmentCancelled(ORDER_ID, SHIPMENT_ID));
        }
    }

    @Property
    void isPackedByTheLastWhoGotItAndByNobodyElse(@ForAll("crowds") List<Timed> commands) {
        PackTask task = noTask();
        for (Timed timed : commands) {
            PackTask before = task;
            PackCommand command = timed.command();
            Decision<PackTask> decision = decide(task, command, timed.at());
            task = decision instanceof Decision.Accepted<PackTask>(var next, var _) ? next : task;

            if (before instanceof PackTask.Claimed(var _, var _, Worker owner, var _)
                    && !owner.equals(ownerOf(task))
                    && !(command instanceof PackCommand.Cancel)
                    && !(command instanceof PackCommand.Release(var _, Worker worker) && worker.equals(owner))) {
                assertThat(((PackTask.Claimed) before).hasRunOut(timed.at(), CLAIM_TIME))
                        .as("%s is lost by %s", before, command)
                        .isTrue();
            }
        }
    }

    @Property
    void isNeverOutOfReachOfAWorkerWhoComesLongAfter(@ForAll("crowds") List<Timed> commands) {
        PackTask end = run(commands).end();
        PackCommand late = new PackCommand.ConfirmPacked(SHIPMENT_ID, new Worker("dee", null));

        if (end instanceof PackTask.Open || end instanceof PackTask.Claimed) {
            assertThat(decide(end, late, MORNING.plus(Duration.ofDays(30)))).isInstanceOf(Decision.Accepted.class);
        }
    }

    /** What workers want as time goes by; a claim lasts eight hours. */
    @Provide
    Arbitrary<List<Timed>> crowds() {
        Arbitrary<List<Integer>> hours =
                Arbitraries.integers().between(0, 9).list().ofSize(12);
        return hours.flatMap(pauses -> steps().list().ofMaxSize(12).map(steps -> atTimes(steps, pauses)));
    }

    private static Arbitrary<PackCommand> steps() {
        Arbitrary<Worker> workers = Arbitraries.of(ANN, BOB, CYD);
        return Arbitraries.oneOf(
                Arbitraries.just(new PackCommand.Open(assignment())),
                Arbitraries.just(new PackCommand.Cancel(request())),
                workers.map(worker -> new PackCommand.Claim(SHIPMENT_ID, worker)),
                workers.map(worker -> new PackCommand.Release(SHIPMENT_ID, worker)),
                workers.map(worker -> new PackCommand.ConfirmPacked(SHIPMENT_ID, worker)));
    }

    private static List<Timed> atTimes(List<PackCommand> steps, List<Integer> pauses) {
        List<Timed> commands = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < steps.size(); i++) {
            at = at.plus(Duration.ofHours(pauses.get(i)));
            commands.add(new Timed(steps.get(i), at));
        }
        return commands;
    }

    private static @Nullable Worker ownerOf(PackTask task) {
        return switch (task) {
            case PackTask.Claimed(var _, var _, Worker worker, var _) -> worker;
            case PackTask.Packed(var _, var _, Worker worker, var _, var _) -> worker;
            case PackTask.Cancelled(var _, var _, Worker worker, var _) -> worker;
            case PackTask.Open _, PackTask.Forestalled _, PackTask.Unknown _ -> null;
        };
    }

    private static Course run(List<Timed> commands) {
        PackTask task = noTask();
        List<OrderEvent> emitted = new ArrayList<>();
        for (Timed timed : commands) {
            if (decide(task, timed.command(), timed.at()) instanceof Decision.Accepted<PackTask> accepted) {
                task = accepted.state();
                emitted.addAll(accepted.events());
            }
        }
        return new Course(task, emitted);
    }
}
