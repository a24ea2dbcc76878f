package io.orderflow.runtime.transaction;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.nats.consume.Recollection;
import io.orderflow.runtime.nats.consume.StillReadingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Locks, decides and stores: what every use case does that decides a batch of commands, in the transaction that is
 * open.
 */
@ApplicationScoped
public class Decisions {

    private static final Logger LOG = Logger.getLogger(Decisions.class);

    private final Envelopes envelopes;
    private final Recollection recollection;
    /** In microseconds, as PostgreSQL keeps times, so that a state looks the same before and after it is stored. */
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

    Decisions(Envelopes envelopes, Recollection recollection) {
        this.envelopes = envelopes;
        this.recollection = recollection;
    }

    /**
     * What is decided, and how.
     *
     * @param states where the states are kept
     * @param empty the state of what is not known
     * @param key names the state that a command is about
     */
    public record Deciding<K, S, C extends Command>(
            States<K, S> states, S empty, Function<C, K> key, Decider<S, C> decider) {}

    /** What else is stored with a batch. */
    @FunctionalInterface
    public interface Beside<K, S, C extends Command> {

        /** Begins no statement before it is subscribed to. */
        Uni<?> store(Map<K, S> known, BatchDecision<K, S, C> decision, List<EventEnvelope> emitted);
    }

    /** Events that were heard, as commands. */
    public <C extends Command> List<Received<C>> heard(List<EventEnvelope> events, Function<OrderEvent, C> command) {
        Instant now = clock.instant();
        return events.stream()
                .map(event -> new Received<>(command.apply(event.event()), new Circumstances(Cause.of(event), now)))
                .toList();
    }

    /** A command that came because of something. */
    public <C extends Command> Received<C> received(C command, Cause cause) {
        return new Received<>(command, new Circumstances(cause, clock.instant()));
    }

    /** Decides commands in their order, and stores what has become of the states. */
    public <K, S, C extends Command> Uni<Consequences> decide(List<Received<C>> commands, Deciding<K, S, C> deciding) {
        return decide(
                commands,
                deciding,
                (known, decision, emitted) -> Uni.createFrom().voidItem());
    }

    /** The same, with something else that is stored together with the states. */
    public <K, S, C extends Command> Uni<Consequences> decide(
            List<Received<C>> commands, Deciding<K, S, C> deciding, Beside<K, S, C> beside) {
        Set<K> keys = commands.stream()
                .map(received -> deciding.key().apply(received.command()))
                .collect(Collectors.toSet());
        return decide(keys, known -> Uni.createFrom().item(commands), deciding, beside);
    }

    /**
     * The same with commands that follow from what is known.
     *
     * @param keys the states that the commands may be about
     */
    public <K, S, C extends Command> Uni<Consequences> decide(
            Collection<K> keys,
            Function<Map<K, S>, Uni<List<Received<C>>>> commands,
            Deciding<K, S, C> deciding,
            Beside<K, S, C> beside) {
        return deciding.states()
                .lock(keys)
                .chain(known -> commands.apply(known)
                        .chain(brought -> store(
                                known,
                                BatchDecision.of(brought, known, deciding.empty(), deciding.key(), deciding.decider()),
                                deciding.states(),
                                beside)));
    }

    /**
     * Decides a command whose author waits for the verdict, on a state that must be known. Fails with a {@link
     * StillReadingException} while that may be older than what the service knew once.
     *
     * @param cause because of what it is carried out, by the state
     */
    public <K, S, C extends Command> Uni<Outcome<Verdict<S>>> decide(
            C command, Deciding<K, S, C> deciding, Function<S, Cause> cause) {
        return decide(
                command,
                deciding,
                cause,
                (known, decision, emitted) -> Uni.createFrom().voidItem());
    }

    /** The same, with something else that is stored together with the state. */
    public <K, S, C extends Command> Uni<Outcome<Verdict<S>>> decide(
            C command, Deciding<K, S, C> deciding, Function<S, Cause> cause, Beside<K, S, C> beside) {
        K key = deciding.key().apply(command);
        return recollection.first(() -> deciding.states().lock(List.of(key)).chain(found -> {
            S state = found.get(key);
            return state == null
                    ? Uni.createFrom().item(Outcome.of(new Verdict.Unknown<>()))
                    : decide(state, received(command, cause.apply(state)), found, deciding, beside);
        }));
    }

    private <K, S, C extends Command> Uni<Outcome<Verdict<S>>> decide(
            S state, Received<C> received, Map<K, S> found, Deciding<K, S, C> deciding, Beside<K, S, C> beside) {
        BatchDecision<K, S, C> decision =
                BatchDecision.of(List.of(received), found, deciding.empty(), deciding.key(), deciding.decider());
        if (!decision.refused().isEmpty()) {
            String reason = decision.refused().getFirst().reason();
            return Uni.createFrom().item(Outcome.of(new Verdict.Refused<>(state, reason)));
        }
        S next = decision.changed().getOrDefault(deciding.key().apply(received.command()), state);
        return store(found, decision, deciding.states(), beside)
                .map(consequences -> new Outcome<>(new Verdict.Done<>(next), consequences));
    }

    private <K, S, C extends Command> Uni<Consequences> store(
            Map<K, S> known, BatchDecision<K, S, C> decision, States<K, S> states, Beside<K, S, C> beside) {
        Consequences consequences = consequences(decision);
        return Sql.together(
                        states.add(decision.added()),
                        states.update(known, decision.changed()),
                        beside.store(known, decision, consequences.events()))
                .replaceWith(consequences);
    }

    /** What follows from a batch that was decided, of which the log hears what was refused. */
    public Consequences consequences(BatchDecision<?, ?, ?> decision) {
        decision.refused().forEach(Decisions::log);
        decision.ignored().forEach(command -> LOG.debugf("Ignored %s; %s", command.name(), command.about()));
        return envelopes.of(decision.effects());
    }

    private static void log(BatchDecision.Refused<?> refused) {
        Command command = refused.received().command();
        Cause cause = refused.received().circumstances().cause();
        LOG.warnf(
                "Refused %s: %s; %s eventId=%s correlationId=%s",
                command.name(), refused.reason(), command.about(), cause.eventId(), cause.correlationId());
    }
}
