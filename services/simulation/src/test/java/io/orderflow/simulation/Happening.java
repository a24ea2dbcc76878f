package io.orderflow.simulation;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.Worker;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What may happen. Another kind of mishap or of command is one more line. */
enum Happening {
    PLACE(3, (world, move) -> world.place(move.how())),
    HEAR(30, (world, move) -> hear(world, move, true)),
    HEAR_UNACKNOWLEDGED(6, (world, move) -> hear(world, move, false)),
    PUBLISH(30, (world, move) -> publish(world, move, true)),
    PUBLISH_UNRECORDED(4, (world, move) -> publish(world, move, false)),
    CALL(12, Happening::call),
    ANSWER(
            5,
            (world, move) -> one(world, move, service -> service.answers() > 0)
                    .ifPresent(service -> service.answered(move.which() % service.answers()))),
    REMIND(
            3,
            (world, move) -> one(world, move, service -> !service.reminders().isEmpty())
                    .ifPresent(service -> service.remind(pick(service.reminders(), move.which())))),
    WAIT(4, (world, move) -> world.pass(pick(times(), move.how()))),
    CANCEL(4, (world, move) -> order(world, move, orderId -> new OrderCommand.Cancel(orderId, why(move), who(move)))),
    PAY(4, (world, move) -> order(world, move, orderId -> new OrderCommand.Pay(orderId, Placed.token(move.how())))),
    HOLD(2, (world, move) -> order(world, move, orderId -> new OrderCommand.PutOnHold(orderId, why(move), who(move)))),
    RELEASE_HOLD(
            2, (world, move) -> order(world, move, orderId -> new OrderCommand.Release(orderId, why(move), who(move)))),
    CLAIM(3, (world, move) -> pack(world, move, PackCommand.Claim::new)),
    RELEASE(1, (world, move) -> pack(world, move, PackCommand.Release::new)),
    PACK(6, (world, move) -> pack(world, move, PackCommand.ConfirmPacked::new)),
    DELAY(
            1,
            (world, move) -> late(
                    world, move, (orderId, step) -> new OrderCommand.Delayed(orderId, step, new Moment(world.now())))),
    GIVE_UP(
            1,
            (world, move) -> late(
                    world,
                    move,
                    (orderId, step) -> isGivenUp(step)
                            ? new OrderCommand.Expire(orderId, step)
                            : new OrderCommand.Delayed(orderId, step, new Moment(world.now())))),
    ASK(2, (world, move) -> world.watch()),
    LOSE(3, (world, move) -> world.lose(move.which())),
    COMPARE(1, (world, move) -> world.compare()),
    RESTART(2, (world, move) -> pick(world.services().deciding(), move.who()).restart()),
    RESTORE(1, (world, move) -> world.restore(pick(world.services().deciding(), move.who()), move.how())),
    GIVE_BACK(14, Regrets::giveBack),
    DISPUTE(2, Regrets::dispute),
    REQUEST_RETURN(14, Regrets::request),
    APPROVE_RETURN(5, Regrets::approve),
    REJECT_RETURN(3, Regrets::reject),
    RECEIVE_RETURN(14, Regrets::receive),
    EXPIRE_RETURN(4, Regrets::expire),
    REST(0, (world, move) -> Rest.of(world));

    /** What happens while hardly any money is taken and no goods are sent: nobody wants that they go back. */
    static final Set<Happening> IN_THE_FIRST_ACT = EnumSet.complementOf(EnumSet.of(
            GIVE_BACK, DISPUTE, REQUEST_RETURN, APPROVE_RETURN, REJECT_RETURN, RECEIVE_RETURN, EXPIRE_RETURN, REST));

    /** All but the rest, which parts the acts. */
    static final Set<Happening> IN_THE_SECOND_ACT = EnumSet.complementOf(EnumSet.of(REST));

    /** Out of how many of all it is. */
    private final int weight;

    private final BiConsumer<World, Move> happens;

    Happening(int weight, BiConsumer<World, Move> happens) {
        this.weight = weight;
        this.happens = happens;
    }

    int weight() {
        return weight;
    }

    void happen(World world, Move move) {
        happens.accept(world, move);
    }

    private static void hear(World world, Move move, boolean acknowledged) {
        one(world, move, service -> !service.deliverable().isEmpty()).ifPresent(service -> {
            List<Integer> next = service.deliverable();
            int most = 1 + move.how() % 3;
            service.hear(
                    IntStream.range(0, Math.min(most, next.size()))
                            .mapToObj(i -> next.get((move.which() + i) % next.size()))
                            .toList(),
                    acknowledged);
        });
    }

    private static void publish(World world, Move move, boolean recorded) {
        one(world, move, service -> !service.publishable().isEmpty())
                .ifPresent(service -> service.publish(pick(service.publishable(), move.which()), recorded));
    }

    /** It is answered, twice, late, not, or was never made. */
    private static void call(World world, Move move) {
        one(world, move, service -> !service.due().isEmpty()).ifPresent(service -> {
            OutsideCall call = pick(service.due(), move.which());
            switch (move.how() % 6) {
                case 0, 1 -> service.call(call, 1, false);
                case 2 -> service.call(call, 2, false);
                case 3 -> service.call(call, 1, true);
                case 4 -> service.silence(call, true);
                default -> service.silence(call, false);
            }
        });
    }

    /** What somebody wants of an order. */
    private static void order(World world, Move move, Function<OrderId, OrderCommand> command) {
        world.order(move.which()).ifPresent(orderId -> world.change(command.apply(orderId)));
    }

    /**
     * Nobody is late before the service has heard what there is to hear, nor is who may send goods back while there is
     * time.
     */
    private static void late(World world, Move move, BiFunction<OrderId, Step, OrderCommand> command) {
        var service = world.services().order();
        if (service.deliverable().isEmpty()) {
            world.order(move.which())
                    .ifPresent(orderId -> service.state(orderId)
                            .waitsFor()
                            .filter(step -> step != Step.RETURN)
                            .ifPresent(step -> world.change(command.apply(orderId, step))));
        }
    }

    /** What is not waited for for ever. */
    private static boolean isGivenUp(Step step) {
        return step == Step.STOCK
                || step == Step.PAYMENT
                || step == Step.CUSTOMER
                || step == Step.ASSESSMENT
                || step == Step.HOLD;
    }

    static Code why(Move move) {
        return new Code(move.how() % 2 == 0 ? "MISTAKE" : "FRAUD");
    }

    static String who(Move move) {
        return move.who() % 2 == 0 ? "c-1" : "s-1";
    }

    private interface PackCommandOf {
        PackCommand by(ShipmentId shipmentId, Worker worker);
    }

    private static void pack(World world, Move move, PackCommandOf command) {
        world.order(move.which())
                .ifPresent(orderId -> world.pack(orderId, command.by(ShipmentId.of(orderId), worker(move.who()))));
    }

    private static List<Duration> times() {
        return List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofMinutes(31),
                Duration.ofHours(1),
                Duration.ofHours(-1),
                Duration.ofHours(13));
    }

    /** There are two of them. */
    static Worker worker(int who) {
        return new Worker("w-" + who % 2, null);
    }

    private static Optional<Service<?, ?, ?>> one(World world, Move move, Predicate<Service<?, ?, ?>> may) {
        List<Service<?, ?, ?>> those =
                world.services().all().stream().filter(may).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(pick(those, move.who()));
    }

    private static <T> T pick(List<T> list, int number) {
        return list.get(number % list.size());
    }
}
