package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static io.orderflow.warehouse.domain.ReturnTaskFixture.*;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What comes back, whoever counts it, in whatever parts, however often and in whatever order it is told. */
class ReturnTaskDeciderProperties {

    private record Course(ReturnTask end, List<ReturnReceived> told) {

        List<Receipt> receipts() {
            return end instanceof ReturnTask.Announced announced ? announced.receipts() : List.of();
        }
    }

    @Property
    void neverReceivesMoreThanWasAnnounced(@ForAll("wishes") List<ReturnCommand> commands) {
        Map<Sku, Integer> received = units(run(commands).told());

        assertThat(received.keySet()).isSubsetOf(LAMP, MUG);
        assertThat(received.getOrDefault(LAMP, 0)).isLessThanOrEqualTo(3);
        assertThat(received.getOrDefault(MUG, 0)).isLessThanOrEqualTo(2);
    }

    @Property
    void tellsOfEachReceiptOnceAndOfNothingElse(@ForAll("wishes") List<ReturnCommand> commands) {
        Course course = run(commands);

        assertThat(course.told().stream().map(ReturnReceived::receiptId))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        course.receipts().stream().map(Receipt::receiptId).toList());
        assertThat(course.told().stream().map(ReturnReceived::lines))
                .containsExactlyElementsOf(
                        course.receipts().stream().map(Receipt::lines).toList());
    }

    @Property
    void changesNothingWhenAllIsSaidAgain(@ForAll("wishes") List<ReturnCommand> commands, @ForAll Random random) {
        Course once = run(commands);
        List<ReturnCommand> accepted = new ArrayList<>(commands);
        accepted.removeIf(command -> command instanceof ReturnCommand.Receive receive && !isIn(once, receive));
        Collections.shuffle(accepted, random);

        Course again = run(once.end(), accepted);

        assertThat(again.end()).isEqualTo(once.end());
        assertThat(again.told()).isEmpty();
    }

    @Property
    void comesToTheSameInWhateverOrderWhatIsNotTooMuchIsCounted(
            @ForAll("wishes") List<ReturnCommand> commands, @ForAll Random random) {
        List<ReturnCommand> fitting = new ArrayList<>();
        run(commands)
                .receipts()
                .forEach(receipt -> fitting.add(new ReturnCommand.Receive(
                        RETURN_ID, receipt.receiptId(), receipt.receivedBy(), receipt.lines())));
        List<ReturnCommand> shuffled = new ArrayList<>(fitting);
        shuffled.addAll(fitting);
        Collections.shuffle(shuffled, random);

        Course straight = run(aReturn(), fitting);
        Course other = run(aReturn(), shuffled);

        assertThat(other.told()).containsExactlyInAnyOrderElementsOf(straight.told());
        assertThat(((ReturnTask.Announced) other.end()).status())
                .isEqualTo(((ReturnTask.Announced) straight.end()).status());
    }

    @Property
    void isReceivedWhenNothingIsLeftAndOnlyThen(@ForAll("wishes") List<ReturnCommand> commands) {
        if (run(commands).end() instanceof ReturnTask.Announced task) {
            int left = task.left().stream().mapToInt(SkuQuantity::quantity).sum();
            int received =
                    task.received().values().stream().mapToInt(units -> units).sum();

            assertThat(left + received).isEqualTo(5);
            assertThat(task.status())
                    .isEqualTo(
                            received == 0
                                    ? ReturnStatus.EXPECTED
                                    : left == 0 ? ReturnStatus.RECEIVED : ReturnStatus.PARTIALLY_RECEIVED);
        }
    }

    @Provide
    Arbitrary<List<ReturnCommand>> wishes() {
        Arbitrary<ReturnCommand> expect = Arbitraries.just(new ReturnCommand.Expect(announcement()));
        return Arbitraries.frequencyOf(Tuple.of(1, expect), Tuple.of(5, receipts()))
                .list()
                .ofMaxSize(15);
    }

    private static Arbitrary<ReturnCommand> receipts() {
        return Combinators.combine(
                        Arbitraries.of("k-1", "k-2", "k-3", "k-4"),
                        Arbitraries.of(ANN, BOB),
                        lines().list().ofMinSize(1).ofMaxSize(3))
                .as((key, worker, lines) -> new ReturnCommand.Receive(
                        RETURN_ID, ReceiptId.of(RETURN_ID, worker.id(), key), worker, together(lines)));
    }

    private static Arbitrary<ReturnedLine> lines() {
        return Combinators.combine(
                        Arbitraries.of("LAMP", "MUG", "CHAIR"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false))
                .as((sku, quantity, isSellable) -> isSellable ? sellable(sku, quantity) : damaged(sku, quantity));
    }

    /** Each condition of a SKU once. */
    private static List<ReturnedLine> together(List<ReturnedLine> lines) {
        Map<Object, ReturnedLine> heaps = new LinkedHashMap<>();
        lines.forEach(line -> heaps.put(List.of(line.sku(), line.condition()), line));
        return List.copyOf(heaps.values());
    }

    private static boolean isIn(Course course, ReturnCommand.Receive command) {
        return course.receipts().stream()
                .anyMatch(receipt -> receipt.receiptId().equals(command.receiptId()) && receipt.isOf(command.lines()));
    }

    private static Map<Sku, Integer> units(List<ReturnReceived> told) {
        return told.stream()
                .flatMap(event -> event.lines().stream())
                .collect(groupingBy(ReturnedLine::sku, summingInt(ReturnedLine::quantity)));
    }

    private static Course run(List<ReturnCommand> commands) {
        return run(noReturn(), commands);
    }

    private static Course run(ReturnTask task, List<ReturnCommand> commands) {
        ReturnTask state = task;
        List<ReturnReceived> told = new ArrayList<>();
        for (ReturnCommand command : commands) {
            if (decide(state, command, NOON) instanceof Decision.Accepted<ReturnTask> accepted) {
                state = accepted.state();
                for (OrderEvent event : accepted.events()) {
                    told.add((ReturnReceived) event);
                }
            }
        }
        return new Course(state, told);
    }
}
