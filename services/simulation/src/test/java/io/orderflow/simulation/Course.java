package io.orderflow.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** What happens, from the first to the last; after that, all goes well. */
record Course(Disaster disaster, List<Move> moves) {

    /** Two at once are none of the promise. */
    enum Disaster {
        /** The broker loses what it has acknowledged, and services publish in any order. */
        BROKER,
        /** Databases are restored to what they were before. */
        DATABASE
    }

    private static final int LONGEST = 180;
    private static final int KINDS = 360;

    /** Any. */
    static Arbitrary<Course> any() {
        Arbitrary<List<Move>> moves =
                move().list().ofMinSize(1).ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(Disaster.class), moves).as(Course::new);
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<Move> move() {
        Arbitrary<Happening> happening = Arbitraries.frequency(Arrays.stream(Happening.values())
                .map(each -> Tuple.of(each.weight(), each))
                .toArray(Tuple.Tuple2[]::new));
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

    /** What is wrong once everything has come to rest; nothing if all is well. */
    Outcome run(Deciders deciders, boolean logging) {
        World world = new World(deciders, disaster, logging);
        try {
            moves.forEach(move -> move.happen(world));
            Rest.of(world);
            return new Outcome(Invariants.violatedIn(world), world.told());
        } catch (RuntimeException broken) {
            return new Outcome(List.of(broken.toString()), world.told());
        }
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
