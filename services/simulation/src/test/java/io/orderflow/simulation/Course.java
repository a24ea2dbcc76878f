package io.orderflow.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * What happens, from the first to the last, in two acts: after each of them all goes well. In the first hardly an order comes
 * so far that its money is taken; in the second there is some that may go back.
 */
record Course(Disaster disaster, List<Move> moves) {

    /** Two at once are none of the promise. */
    enum Disaster {
        /** The broker loses what it has acknowledged, and services publish in any order. */
        BROKER,
        /** Databases are restored to what they were before. */
        DATABASE
    }

    private static final int LONGEST_FIRST_ACT = 180;
    private static final int LONGEST_SECOND_ACT = 90;
    private static final int KINDS = 360;
    private static final Move REST = new Move(Happening.REST, 0, 0, 0);

    /** Any. */
    static Arbitrary<Course> any() {
        return Combinators.combine(
                        Arbitraries.of(Disaster.class),
                        act(LONGEST_FIRST_ACT, Happening.IN_THE_FIRST_ACT),
                        act(LONGEST_SECOND_ACT, Happening.IN_THE_SECOND_ACT))
                .as(Course::of);
    }

    private static Course of(Disaster disaster, List<Move> first, List<Move> second) {
        return new Course(
                disaster,
                Stream.of(first, List.of(REST), second).flatMap(List::stream).toList());
    }

    private static Arbitrary<List<Move>> act(int longest, Set<Happening> happenings) {
        return move(happenings)
                .list()
                .ofMinSize(1)
                .ofMaxSize(longest)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<Move> move(Set<Happening> happenings) {
        Arbitrary<Happening> happening = Arbitraries.frequency(
                happenings.stream().map(each -> Tuple.of(each.weight(), each)).toArray(Tuple.Tuple2[]::new));
        return Combinators.combine(happening, number(12), number(12), number(KINDS))
                .as(Move::new);
    }

    private static Arbitrary<Integer> number(int end) {
        return Arbitraries.integers()
                .between(0, end - 1)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /** Without the moves from the one to the other. */
    Course without(int from, int to) {
        List<Move> others = new ArrayList<>(moves);
        others.subList(from, to).clear();
        return new Course(disaster, others);
    }

    /** What is wrong the first time that everything has come to rest and is not well; nothing if it always is. */
    Outcome run(Deciders deciders, boolean logging) {
        World world = new World(deciders, disaster, logging);
        try {
            return new Outcome(violatedIn(world), world.told());
        } catch (RuntimeException broken) {
            return new Outcome(List.of(broken.toString()), world.told());
        }
    }

    private List<String> violatedIn(World world) {
        for (Move move : Stream.concat(moves.stream(), Stream.of(REST)).toList()) {
            move.happen(world);
            List<String> violated = move.equals(REST) ? Invariants.violatedIn(world) : List.of();
            if (!violated.isEmpty()) {
                return violated;
            }
        }
        return List.of();
    }

    /**
     * How it ended.
     *
     * @param violated what is not as it must be
     * @param told what happened, line by line, if anybody wanted to know
     */
    record Outcome(List<String> violated, List<String> told) {

        boolean isWell() {
            return violated.isEmpty();
        }
    }
}
