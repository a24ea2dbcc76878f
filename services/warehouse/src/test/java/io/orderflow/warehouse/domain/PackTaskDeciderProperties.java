package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.runtime.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackTaskDeciderProperties {

    private record Course(PackTask end, List<OrderEvent> emitted) {}

    @Property
    void tellsOnceThatAParcelIsPackedAndByWhom(@ForAll("crowds") List<PackCommand> commands) {
        Course course = run(commands);

        if (course.end() instanceof PackTask.Packed packed) {
            assertThat(course.emitted()).containsExactly(shipmentProcessed(ORDER_ID, SHIPMENT_ID, packed.worker()));
        } else {
            assertThat(course.emitted()).isEmpty();
        }
    }

    @Property
    void isPackedByTheLastWhoGotItAndByNobodyElse(@ForAll("crowds") List<PackCommand> commands) {
        PackTask task = noTask();
        for (PackCommand command : commands) {
            PackTask before = task;
            Decision<PackTask> decision = decide(task, command);
            task = decision instanceof Decision.Accepted<PackTask>(var next, var _) ? next : task;

            if (before instanceof PackTask.Claimed(var _, var _, String owner, var _)
                    && !owner.equals(ownerOf(task))
                    && !(command instanceof PackCommand.Release(String worker, var _) && worker.equals(owner))) {
                assertThat(((PackTask.Claimed) before).hasRunOut(at(command), CLAIM_TIME))
                        .as("%s is lost by %s", before, command)
                        .isTrue();
            }
        }
    }

    @Property
    void isNeverOutOfReachOfAWorkerWhoComesLongAfter(@ForAll("crowds") List<PackCommand> commands) {
        PackTask end = run(commands).end();
        PackCommand late = new PackCommand.ConfirmPacked("dee", MORNING.plus(Duration.ofDays(30)));

        if (!(end instanceof PackTask.Unknown) && !(end instanceof PackTask.Packed)) {
            assertThat(decide(end, late)).isInstanceOf(Decision.Accepted.class);
        }
    }

    /** What workers want as time goes by; a claim lasts eight hours. */
    @Provide
    Arbitrary<List<PackCommand>> crowds() {
        Arbitrary<List<Integer>> hours =
                Arbitraries.integers().between(0, 9).list().ofSize(12);
        return hours.flatMap(pauses -> steps().list().ofMaxSize(12).map(steps -> atTimes(steps, pauses)));
    }

    private static Arbitrary<Function<Instant, PackCommand>> steps() {
        Arbitrary<String> workers = Arbitraries.of("ann", "bob", "cyd");
        return Arbitraries.oneOf(
                Arbitraries.just(at -> new PackCommand.Open(shipmentPrepared(), at)),
                workers.map(worker -> at -> new PackCommand.Claim(worker, at)),
                workers.map(worker -> at -> new PackCommand.Release(worker, at)),
                workers.map(worker -> at -> new PackCommand.ConfirmPacked(worker, at)));
    }

    private static List<PackCommand> atTimes(List<Function<Instant, PackCommand>> steps, List<Integer> pauses) {
        List<PackCommand> commands = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < steps.size(); i++) {
            at = at.plus(Duration.ofHours(pauses.get(i)));
            commands.add(steps.get(i).apply(at));
        }
        return commands;
    }

    private static String ownerOf(PackTask task) {
        return switch (task) {
            case PackTask.Claimed(var _, var _, String worker, var _) -> worker;
            case PackTask.Packed(var _, var _, String worker, var _, var _) -> worker;
            case PackTask.Open _, PackTask.Unknown _ -> "";
        };
    }

    private static Instant at(PackCommand command) {
        return switch (command) {
            case PackCommand.Open(var _, Instant at) -> at;
            case PackCommand.Claim(var _, Instant at) -> at;
            case PackCommand.Release(var _, Instant at) -> at;
            case PackCommand.ConfirmPacked(var _, Instant at) -> at;
        };
    }

    private static Course run(List<PackCommand> commands) {
        PackTask task = noTask();
        List<OrderEvent> emitted = new ArrayList<>();
        for (PackCommand command : commands) {
            if (decide(task, command) instanceof Decision.Accepted<PackTask>(var next, var events)) {
                task = next;
                emitted.addAll(events);
            }
        }
        return new Course(task, emitted);
    }
}
