package io.orderflow.simulation;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Flow;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Step;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.simulation.Course.Disaster;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All services, what lies between them, and what is outside. Nothing happens in it by itself or by chance. */
final class World {

    static final Flow FLOW = Flow.read(new YAMLMapper());

    static final Map<Sku, StockLevel> STOCK =
            Map.of(Placed.PLENTY, new StockLevel(1000, 0), Placed.SCARCE, new StockLevel(3, 0));

    private static final String INVENTORY = "inventory";
    private static final String PAYMENT = "payment";
    private static final int MOST_ORDERS = 4;

    private Instant now = Instant.parse("2026-11-27T05:00:00Z");
    private long lastId;
    private long changes;
    private final Recovery recovery;
    private final Disaster disaster;
    private final boolean logging;
    private final List<String> log = new ArrayList<>();
    private final Clock clock = ((InstantSource) this::now).withZone(ZoneOffset.UTC);
    private final Broker broker = new Broker();
    private final Gateway gateway = new Gateway(this::now);
    private final Carrier carrier = new Carrier();
    private final Map<OrderId, EventEnvelope> orders = new LinkedHashMap<>();
    private final Set<String> restored = new HashSet<>();
    private final Set<OrderId> touched = new HashSet<>();
    private final Services services;

    World(Deciders deciders, Disaster disaster, boolean logging) {
        this.recovery = deciders.recovery();
        this.disaster = disaster;
        this.logging = logging;
        this.services = Services.of(deciders, STOCK, this);
    }

    Instant now() {
        return now;
    }

    /** Whether what a service publishes first of an order comes first. */
    boolean keepsOrder() {
        return disaster == Disaster.DATABASE;
    }

    Recovery recovery() {
        return recovery;
    }

    Clock clock() {
        return clock;
    }

    /** As UUIDv7 are, in the order in which they were made. */
    Supplier<UUID> ids() {
        return () -> new UUID(now.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L | ++lastId);
    }

    Broker broker() {
        return broker;
    }

    Gateway gateway() {
        return gateway;
    }

    Carrier carrier() {
        return carrier;
    }

    Services services() {
        return services;
    }

    List<OrderId> orders() {
        return List.copyOf(orders.keySet());
    }

    OrderCreated request(OrderId orderId) {
        return (OrderCreated) orders.get(orderId).event();
    }

    EventId beginning(OrderId orderId) {
        return orders.get(orderId).id();
    }

    /** Whether anything has happened to an order that makes it tell more than a simple one. */
    boolean isTouched(OrderId orderId) {
        return isRestored() || touched.contains(orderId);
    }

    void touch(OrderId orderId) {
        touched.add(orderId);
    }

    boolean isRestored() {
        return !restored.isEmpty();
    }

    /** Whether this service has ever lost anything. */
    boolean isRestored(String service) {
        return restored.contains(service);
    }

    /** So often has a service come to know more, or other, than before. */
    long changes() {
        return changes;
    }

    void noteChange() {
        changes++;
    }

    Optional<OrderId> order(int which) {
        List<OrderId> all = orders();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(which % all.size()));
    }

    void place(int how) {
        if (orders.size() < MOST_ORDERS) {
            OrderId orderId = new OrderId(ids().get());
            OrderCreated created = Placed.of(orderId, how, !isRestored(INVENTORY));
            EventEnvelope event = EventEnvelope.first(new EventId(ids().get()), "checkout", now, null, created);
            orders.put(orderId, event);
            log("%s is placed: %s, %s", name(orderId), created.lines(), token(created));
            services.checkout().say(event);
        }
    }

    private static String token(OrderCreated created) {
        return created.paymentToken() == null
                ? "for nothing"
                : created.paymentToken().value();
    }

    void pass(Duration time) {
        now = now.plus(time);
        log("%s pass", time);
    }

    /** Somebody, or the time that has passed, wants something of an order. */
    void change(OrderCommand command) {
        log("somebody wants %s of %s", command.name(), name(command.orderId()));
        touch(command.orderId());
        services.order().ask(command, order -> Cause.own(beginning(command.orderId())));
    }

    void pack(OrderId orderId, PackCommand command) {
        log("a worker wants %s of %s", command.name(), name(orderId));
        services.warehouse()
                .ask(
                        new Chore.Packing(command),
                        task -> task instanceof Task.Packing(PackTask.Known known)
                                ? known.cause()
                                : Cause.own(beginning(orderId)));
    }

    /** Somebody in the warehouse has counted what came back. */
    void receive(ReturnCommand.Receive command) {
        services.warehouse().ask(new Chore.Receiving(command), task -> {
            ReturnTask.Announced announced = Regrets.announced(task).orElseThrow();
            log(
                    "%s has come of %s",
                    command.lines(), name(announced.announcement().event()));
            return announced.announcement().cause();
        });
    }

    /** A bank takes back what was taken for an order, or gives it back, and the gateway says that there is something. */
    void dispute(OrderId orderId, int which, int how) {
        if (!isRestored(PAYMENT)) {
            log("a bank wants money of %s", name(orderId));
            gateway.dispute(orderId, which, how);
            hint(orderId);
        }
    }

    /** The gateway says that banks have taken money back, or given it back. */
    void hint(OrderId orderId) {
        touch(orderId);
        services.payment().tell(new PaymentCommand.AskForDisputes(orderId), Cause.own(beginning(orderId)));
    }

    /** When such an event of an order was, if it was. */
    Optional<Instant> told(OrderId orderId, Class<? extends OrderEvent> kind) {
        return broker.all().stream()
                .filter(event -> event.event().orderId().equals(orderId) && kind.isInstance(event.event()))
                .map(EventEnvelope::time)
                .findFirst();
    }

    /** Looks at the orders that wait, and asks for what they wait for. */
    void watch() {
        services.order()
                .states()
                .forEach((orderId, order) -> order.waitsFor()
                        .filter(step -> step != Step.RETURN)
                        .ifPresent(step -> {
                            log("%s waits for %s: all say again what they have said of it", name(orderId), step);
                            services.all().forEach(service -> service.sayAgain(orderId));
                        }));
    }

    /** The broker loses something that it has acknowledged and not everybody has heard. What is lost, its publisher still has. */
    void lose(int which) {
        List<Integer> losable = IntStream.range(0, broker.size())
                .filter(place -> services.all().stream().anyMatch(service -> service.wants(place)))
                .filter(place -> services.all().stream()
                        .anyMatch(service -> service.database()
                                .outbox()
                                .containsKey(broker.at(place).id())))
                .boxed()
                .toList();
        if (disaster == Disaster.BROKER && !losable.isEmpty()) {
            int place = losable.get(which % losable.size());
            log("the broker loses %s", name(broker.at(place)));
            broker.forget(place);
        }
    }

    /** Every service compares the stream with what it has said. */
    void compare() {
        services.all().forEach(Service::compare);
    }

    /**
     * Restores a database. It takes its time: nothing that comes later overtakes what came before. Who gets the last piece
     * may be decided otherwise the second time, so stock is restored only where there is plenty. Nor does payment know any
     * more whether it had the gateway give money back before a bank took it, so it is restored only where no bank does.
     */
    void restore(Service<?, ?, ?> service, int commitsAgo) {
        if (disaster != Disaster.DATABASE || service.commits() == 0 || !mayForget(service.name())) {
            return;
        }
        broker.raiseBarrier();
        restored.add(service.name());
        service.restore(1 + commitsAgo % service.commits());
    }

    private boolean mayForget(String service) {
        return switch (service) {
            case INVENTORY -> !isAnythingScarce();
            case PAYMENT -> orders().stream().noneMatch(gateway::hasDisputes);
            default -> true;
        };
    }

    private boolean isAnythingScarce() {
        return orders().stream()
                .map(this::request)
                .anyMatch(request -> request.lines().getFirst().sku().equals(Placed.SCARCE));
    }

    void log(String format, Object... arguments) {
        if (logging) {
            log.add(String.format(Locale.ROOT, format, arguments));
        }
    }

    List<String> told() {
        return List.copyOf(log);
    }

    /** For people: order 1, order 2. */
    String name(OrderId orderId) {
        return !logging ? "" : "order " + (1 + orders().indexOf(orderId));
    }

    String name(EventEnvelope event) {
        return !logging
                ? ""
                : event.event().name() + " of " + name(event.event().orderId());
    }

    /** That of several. */
    String names(List<EventEnvelope> events) {
        return !logging ? "" : events.stream().map(this::name).collect(Collectors.joining(", "));
    }

    String describe(OutsideCall call) {
        return !logging
                ? ""
                : call.getClass().getSimpleName() + " of "
                        + name(new OrderId(call.id().id()));
    }
}
