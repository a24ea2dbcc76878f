package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
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
    void belongsToWhoeverCameFirst(@ForAll("crowds") List<PackCommand> commands) {
        String first = commands.stream()
                .dropWhile(command -> !(command instanceof PackCommand.Open))
                .map(PackTaskDeciderProperties::worker)
                .filter(worker -> !worker.isEmpty())
                .findFirst()
                .orElse("");

        assertThat(run(commands).emitted()).allSatisfy(event -> assertThat(((ShipmentProcessed) event).packedBy())
                .isEqualTo(first));
    }

    @Provide
    Arbitrary<List<PackCommand>> crowds() {
        Arbitrary<String> workers = Arbitraries.of("ann", "bob", "cyd");
        return Arbitraries.<PackCommand>oneOf(
                        Arbitraries.just(new PackCommand.Open(shipmentPrepared(), MORNING)),
                        workers.map(worker -> new PackCommand.Claim(worker, NOON)),
                        workers.map(worker -> new PackCommand.ConfirmPacked(worker, EVENING)))
                .list()
                .ofMaxSize(12);
    }

    private static String worker(PackCommand command) {
        return switch (command) {
            case PackCommand.Open _ -> "";
            case PackCommand.Claim(String worker, var _) -> worker;
            case PackCommand.ConfirmPacked(String worker, var _) -> worker;
        };
    }

    private static Course run(List<PackCommand> commands) {
        PackTask task = noTask();
        List<OrderEvent> emitted = new ArrayList<>();
        for (PackCommand command : commands) {
            if (PackTaskDecider.decide(task, command) instanceof Decision.Accepted<PackTask>(var next, var events)) {
                task = next;
                emitted.addAll(events);
            }
        }
        return new Course(task, emitted);
    }
}
