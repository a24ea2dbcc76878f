package io.orderflow.runtime.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Decides a whole batch in memory: each command on the state that the ones before it left.
 *
 * @param <K> how a state is found
 * @param <S> the state
 * @param <C> the commands
 * @param added the states of what was not known before, in the order of their first change
 * @param changed the states that are other than before, likewise
 * @param effects what follows, in the order of the commands
 * @param refused the commands that make no sense
 * @param ignored those for which there is nothing to do
 */
public record BatchDecision<K, S, C extends Command>(
        Map<K, S> added, Map<K, S> changed, List<Effect> effects, List<Refused<C>> refused, List<C> ignored) {

    /** A command that was refused. */
    public record Refused<C extends Command>(Received<C> received, String reason) {}

    public BatchDecision {
        added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
        effects = List.copyOf(effects);
        refused = List.copyOf(refused);
        ignored = List.copyOf(ignored);
    }

    /**
     * Decides the commands in their order, beginning with the states that are known and an empty one for the others.
     *
     * @param key names the state that a command is about
     */
    public static <K, S, C extends Command> BatchDecision<K, S, C> of(
            List<Received<C>> commands, Map<K, S> known, S empty, Function<C, K> key, Decider<S, C> decider) {
        Map<K, S> added = new LinkedHashMap<>();
        Map<K, S> changed = new LinkedHashMap<>();
        List<Effect> effects = new ArrayList<>();
        List<Refused<C>> refused = new ArrayList<>();
        List<C> ignored = new ArrayList<>();
        for (Received<C> received : commands) {
            C command = received.command();
            K about = key.apply(command);
            Map<K, S> target = known.containsKey(about) ? changed : added;
            S state = target.getOrDefault(about, known.getOrDefault(about, empty));
            switch (decider.decide(state, command, received.circumstances())) {
                case Decision.Accepted<S>(S next, List<Effect> following) -> {
                    target.put(about, next);
                    effects.addAll(following);
                }
                case Decision.Rejected<S>(String reason) -> refused.add(new Refused<>(received, reason));
                case Decision.Ignored<S>() -> ignored.add(command);
            }
        }
        return new BatchDecision<>(added, changed, effects, refused, ignored);
    }
}
