package io.orderflow.simulation;

import io.orderflow.simulation.Course.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;

/** Runs the courses that seeds stand for, with these deciders. */
final class Simulation {

    private static final int GENERATION_SIZE = 1000;

    private final Deciders deciders;
    private final RandomGenerator<Course> courses = Course.any().generator(GENERATION_SIZE, false);

    Simulation(Deciders deciders) {
        this.deciders = deciders;
    }

    /** The first of these seeds of which the course does not end well. */
    Optional<Failure> firstFailure(long firstSeed, long seeds) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Course course = courses.next(new Random(seed)).value();
            if (!isWell(course)) {
                return Optional.of(failed(seed, course));
            }
        }
        return Optional.empty();
    }

    private boolean isWell(Course course) {
        return course.run(deciders, false).isWell();
    }

    private Failure failed(long seed, Course course) {
        Course smallest = shrunk(course);
        return new Failure(seed, course.moves().size(), smallest, smallest.run(deciders, true));
    }

    /** Without all that is not needed to fail: many moves at a time, then fewer, at last each alone. */
    private Course shrunk(Course course) {
        Course smallest = course;
        for (int size = course.moves().size() / 2; size > 0; size = size / 2) {
            boolean smaller = true;
            while (smaller) {
                smaller = false;
                for (int from = smallest.moves().size() - size; from >= 0; from -= size) {
                    Course candidate = smallest.without(from, from + size);
                    if (!isWell(candidate)) {
                        smallest = candidate;
                        smaller = true;
                        from = Math.min(from, smallest.moves().size());
                    }
                }
            }
        }
        return smallest;
    }

    /**
     * A course that did not end well.
     *
     * @param moves how many it had before it was shrunk
     */
    record Failure(long seed, int moves, Course course, Outcome outcome) {

        @Override
        public String toString() {
            return String.join(
                    "\n",
                    Stream.of(
                                    List.of(
                                            "Seed %s does not end well. Run it again with -Dorderflow.simulation.seed=%s"
                                                    .formatted(seed, seed)),
                                    List.of("Of its %s moves %s are enough:"
                                            .formatted(moves, course.moves().size())),
                                    outcome.told(),
                                    List.of("In the end:"),
                                    outcome.violated())
                            .flatMap(List::stream)
                            .toList());
        }
    }
}
