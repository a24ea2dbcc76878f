package io.orderflow.endtoend.shop;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A good client: whoever is answered 503 with {@code Retry-After} asks the same again that much later, a few times. On a
 * slow machine that answer is right now and then, and nobody's fault; one that does not say when, or that stays, is what
 * was answered.
 */
public final class RetryAfter {
    private static final int MOST_TRIES = 10;
    private static final int UNAVAILABLE = 503;

    private RetryAfter() {}

    /** What there is to know of an answer. */
    public interface Answer {
        int status();

        /** The header, empty where there is none. */
        String retryAfter();
    }

    /** The first answer that does not put its client off, or the last one of so many. */
    public static <A extends Answer> A heeded(Supplier<A> request) {
        A answer = request.get();
        for (int tries = 1; tries < MOST_TRIES && putsOff(answer); tries++) {
            pause(Duration.ofSeconds(Long.parseLong(answer.retryAfter())));
            answer = request.get();
        }
        return answer;
    }

    private static boolean putsOff(Answer answer) {
        return answer.status() == UNAVAILABLE && answer.retryAfter().matches("[0-9]{1,2}");
    }

    private static void pause(Duration pause) {
        await().pollDelay(pause)
                .atMost(pause.plusSeconds(30))
                .pollInSameThread()
                .until(() -> true);
    }
}
