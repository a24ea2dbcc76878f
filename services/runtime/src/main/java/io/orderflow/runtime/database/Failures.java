package io.orderflow.runtime.database;

import com.fasterxml.jackson.core.JacksonException;
import io.netty.channel.ChannelException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of the surroundings, which pass, from failures of the work itself, which do not. What PostgreSQL says
 * is the work's own fault only where the values are to blame: everything else, whether known here or not, somebody has to
 * mend, and the work waits for it.
 */
public final class Failures {

    private enum Kind {
        OWN,
        REFUSED,
        AWAY
    }

    private Failures() {}

    /** Whether the same work may succeed later. */
    public static boolean isPassing(@Nullable Throwable failure) {
        return kind(failure) != Kind.OWN;
    }

    /** Whether it passes, and other work would have failed as well. */
    public static boolean isAway(@Nullable Throwable failure) {
        return kind(failure) == Kind.AWAY;
    }

    /** What readiness and log say of a failure that passes. */
    static Refusal refusal(Throwable failure) {
        return chain(failure)
                .flatMap(cause -> SqlState.in(cause).map(state -> new Refusal(state, told(cause))).stream())
                .findFirst()
                .orElseGet(() -> new Refusal(null, told(failure)));
    }

    /** In a line; of several that came together, as of a statement and its rollback, the first has the reason. */
    private static String told(Throwable failure) {
        Throwable first = failure instanceof CompositeException several
                ? several.getCauses().getFirst()
                : failure;
        return String.valueOf(first.getMessage()).lines().findFirst().orElse("");
    }

    /** The failure and what is behind it. */
    private static Stream<Throwable> chain(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Kind kind(@Nullable Throwable failure) {
        return chain(failure)
                .flatMap(cause -> SqlState.in(cause).stream())
                .findFirst()
                .map(Failures::kind)
                .orElseGet(() -> kindWithoutState(failure));
    }

    private static Kind kind(SqlState state) {
        if (state.isOfValues()) {
            return Kind.OWN;
        }
        return state.isAway() ? Kind.AWAY : Kind.REFUSED;
    }

    private static Kind kindWithoutState(@Nullable Throwable failure) {
        return chain(failure)
                .flatMap(cause -> Stream.ofNullable(
                        switch (cause) {
                            case OverloadedException _, StaleStateException _ -> Kind.REFUSED;
                            case DatabaseUnavailableException _, TimeoutException _ -> Kind.AWAY;
                            // Unreadable JSON stays unreadable, though Jackson calls it an IOException.
                            case JacksonException _ -> Kind.OWN;
                            // Vert.x says so of a connection or a pool that was closed under the work, Netty of one
                            // that
                            // was closed because it had brought nothing for so long: ReadTimeoutException.
                            case IOException _, VertxException _, ChannelException _ -> Kind.AWAY;
                            default -> null;
                        }))
                .findFirst()
                .orElse(Kind.OWN);
    }
}
