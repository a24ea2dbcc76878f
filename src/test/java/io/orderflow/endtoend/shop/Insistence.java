package io.orderflow.endtoend.shop;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A good client: no answer, and 503, mean the same request again until there is an answer. */
final class Insistence {
    /** Everything may have to start first, on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** As {@code Retry-After} asks for: whoever comes sooner keeps a service busy that has just come back. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Set<Integer> ACCEPTED = Set.of(201, 202);
    private static final int UNKNOWN = 404;
    private static final int UNAVAILABLE = 503;

    private Insistence() {}

    /**
     * Asks again and again.
     *
     * @param what is waited for, as a sentence
     */
    static Http.Answer on(String what, Supplier<Http.Answer> request) {
        return until(what, request, answer -> answer.status() != UNAVAILABLE);
    }

    /** Also where the thing is not known yet, because what tells of it is still on its way. */
    static Http.Answer onceKnown(String what, Supplier<Http.Answer> request) {
        return until(what, request, answer -> answer.status() != UNAVAILABLE && answer.status() != UNKNOWN);
    }

    /** Also while it cannot be done yet, because something else has to happen before. */
    static Http.Answer onceAccepted(String what, Supplier<Http.Answer> request) {
        return until(what, request, answer -> ACCEPTED.contains(answer.status()));
    }

    private static Http.Answer until(
            String what, Supplier<Http.Answer> request, java.util.function.Predicate<Http.Answer> isAnswer) {
        return await().alias(what)
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .pollDelay(Duration.ZERO)
                .pollInSameThread()
                .until(() -> ask(request).filter(isAnswer), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Http.Answer> ask(Supplier<Http.Answer> request) {
        try {
            return Optional.of(request.get());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
