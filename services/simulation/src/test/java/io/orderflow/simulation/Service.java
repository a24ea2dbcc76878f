package io.orderflow.simulation;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Envelopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A service: what it has committed, what it has read, and what was answered to it and is not decided on yet. */
final class Service<K, S, C extends Command> {

    private final Definition<K, S, C> definition;
    private final World world;
    private final Consumer consumer;
    private final Envelopes envelopes;
    private final List<Database<K, S>> commits = new ArrayList<>();
    private final List<Answer<C>> answers = new ArrayList<>();
    private int restoredAt;

    private record Answer<C>(C command, Cause cause) {}

    Service(Definition<K, S, C> definition, Map<K, S> states, World world) {
        this.definition = definition;
        this.world = world;
        this.consumer = new Consumer(World.FLOW.heard().getOrDefault(definition.name(), Set.of()));
        this.envelopes = new Envelopes(definition.name(), world.clock(), world.ids());
        commits.add(Database.empty(states));
    }

    String name() {
        return definition.name();
    }

    Database<K, S> database() {
        return commits.getLast();
    }

    Map<K, S> states() {
        return database().states();
    }

    S state(K key) {
        return states().getOrDefault(key, definition.empty());
    }

    boolean wants(int place) {
        return world.broker().isOpen(place, consumer);
    }

    /** The places that may be delivered next. */
    List<Integer> deliverable() {
        return world.broker().next(consumer);
    }

    /** Hears what is at these places together; not acknowledged, it comes again. */
    void hear(List<Integer> places, boolean acknowledged) {
        List<EventEnvelope> events = places.stream().map(world.broker()::at).toList();
        world.log("%s hears %s%s", name(), world.names(events), acknowledged ? "" : ", and does not acknowledge it");
        decide(events.stream().flatMap(this::heard).toList());
        if (acknowledged) {
            places.forEach(consumer::acknowledge);
        }
    }

    private Stream<Received<C>> heard(EventEnvelope event) {
        return definition.heard().command(event, isReadingAgain()).stream()
                .map(command -> received(command, Cause.of(event)));
    }

    private Received<C> received(C command, Cause cause) {
        return new Received<>(command, new Circumstances(cause, world.now()));
    }

    /** What a person wants of something that is known: until the service knows what it knew, he is told to come back. */
    void ask(C command, Function<S, Cause> cause) {
        S state = states().get(definition.key().apply(command));
        if (state != null && (world.recovery().admitsPeople() || !isReadingAgain())) {
            decide(List.of(received(command, cause.apply(state))));
        }
    }

    /** What a machine outside says of something that is known. */
    void tell(C command, Cause cause) {
        if (states().containsKey(definition.key().apply(command))) {
            decide(List.of(received(command, cause)));
        }
    }

    private void decide(List<Received<C>> commands) {
        decide(database(), commands);
    }

    /** In one transaction with what is done already. */
    private void decide(Database<K, S> begun, List<Received<C>> commands) {
        BatchDecision<K, S, C> decision =
                BatchDecision.of(commands, states(), definition.empty(), definition.key(), definition.decider());
        Consequences following = envelopes.of(decision.effects());
        Database<K, S> next = begun.with(decision.added(), decision.changed(), following);
        decision.refused()
                .forEach(refused -> world.log(
                        "  refused %s: %s", refused.received().command().name(), refused.reason()));
        if (!following.events().isEmpty()) {
            world.log("  %s is to say %s", name(), world.names(following.events()));
        }
        commit(next);
    }

    private void commit(Database<K, S> next) {
        if (!next.states().equals(states())) {
            world.noteChange();
        }
        commits.add(next);
    }

    /** Writes down what nothing else has caused. */
    void say(EventEnvelope event) {
        commit(database().with(event));
    }

    /** What it may publish next. */
    List<EventEnvelope> publishable() {
        List<EventEnvelope> unsent = database().unsent();
        return world.keepsOrder() && !unsent.isEmpty() ? unsent.subList(0, 1) : unsent;
    }

    /** Publishes; not recorded, it is published again. */
    void publish(EventEnvelope event, boolean recorded) {
        world.log("%s publishes %s%s", name(), world.name(event), recorded ? "" : ", and does not record it");
        world.broker().publish(event);
        if (recorded) {
            commit(database().with(each -> each.id().equals(event.id()), true));
        }
    }

    /** Publishes again what it has said of an order. */
    void sayAgain(OrderId orderId) {
        sayAgain(event -> event.event().orderId().equals(orderId));
    }

    /** Publishes again what the stream does not hold. */
    void compare() {
        sayAgain(event -> database().outbox().get(event.id()).published()
                && !world.broker().holds(event));
    }

    private void sayAgain(Predicate<EventEnvelope> which) {
        commit(database().with(which, false));
    }

    /** The calls that are to be made. */
    List<OutsideCall> due() {
        return database().calls().stream().flatMap(name -> load(name).stream()).toList();
    }

    private Optional<OutsideCall> load(WorkId name) {
        S state = states().get(definition.outside().about(name));
        return state == null
                ? Optional.empty()
                : definition.outside().due(state).map(OutsideCall.class::cast);
    }

    /** Makes a call; what is answered is decided on so often, at once or whenever it comes. */
    void call(OutsideCall call, int times, boolean late) {
        C answer = definition.outside().ask(call);
        world.log("%s calls %s: %s%s", name(), world.describe(call), answer.name(), late ? ", late" : "");
        for (int i = 0; i < times; i++) {
            answers.add(new Answer<>(answer, call.cause()));
        }
        if (!late) {
            for (int i = 0; i < times; i++) {
                answered(answers.size() - 1);
            }
        }
    }

    /** There is no answer to a call, which was made or was not. */
    void silence(OutsideCall call, boolean made) {
        world.log("%s calls %s%s, and hears nothing", name(), world.describe(call), made ? "" : " in vain");
        if (made) {
            definition.outside().ask(call);
        }
        definition.outside().silence(call).ifPresent(command -> decide(List.of(received(command, call.cause()))));
    }

    int answers() {
        return answers.size();
    }

    void answered(int which) {
        Answer<C> answer = answers.remove(which);
        world.log("%s is answered %s", name(), answer.command().name());
        decide(List.of(received(answer.command(), answer.cause())));
    }

    /** The reminders whose time has come. */
    List<WorkId> reminders() {
        return database().reminders().entrySet().stream()
                .filter(reminder -> !reminder.getValue().isAfter(world.now()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void remind(WorkId name) {
        world.log("%s is reminded of %s", name(), name.kind());
        decide(
                database().without(name),
                List.of(received(definition.outside().remind(name), Cause.own(new EventId(name.id())))));
    }

    /** Dies, and starts again: what was answered and not decided on is gone. */
    void restart() {
        world.log("%s starts again", name());
        answers.clear();
    }

    /** Starts again with what it had so many commits ago, and reads the stream from the beginning. */
    void restore(int commitsAgo) {
        world.log("%s is restored to %s commits ago", name(), commitsAgo);
        answers.clear();
        commits.subList(Math.max(1, commits.size() - commitsAgo), commits.size())
                .clear();
        consumer.rewind();
        restoredAt = world.broker().size();
        world.noteChange();
    }

    private boolean isReadingAgain() {
        return IntStream.range(0, restoredAt).anyMatch(this::wants);
    }

    int commits() {
        return commits.size() - 1;
    }
}
