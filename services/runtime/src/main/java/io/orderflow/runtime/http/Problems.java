package io.orderflow.runtime.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All errors that services answer with, as {@code application/problem+json} (RFC 9457). The {@code type} of each is
 * stable: {@code urn:orderflow:problem:<name>}.
 */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:orderflow:problem:";
    private static final int RETRY_AFTER_SECONDS = 1;

    /**
     * One field that is not as it should be.
     *
     * @param field the path in the request: {@code lines[0].quantity}
     * @param message what it should be
     */
    public record Violation(String field, String message) {}

    /** 400: the request breaks a rule that the fields name. */
    public static HttpProblem invalid(List<Violation> violations) {
        return problem(Status.BAD_REQUEST, "invalid-request", "The request is not valid")
                .withDetail(describe(violations))
                .with("violations", violations)
                .build();
    }

    /** 400: one field breaks a rule. */
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** The body of a request that must have one: else 400. */
    public static <T> T body(@Nullable T sent) {
        if (sent == null) {
            throw invalid("body", "is missing");
        }
        return sent;
    }

    /**
     * What a record of ours makes of parameters. What it refuses by an {@link IllegalArgumentException}, which begins with
     * the field, is 400, as it is in a body.
     */
    public static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException violated) {
            throw invalid(List.of(UnreadableBody.violation("", String.valueOf(violated.getMessage()), false)));
        }
    }

    /**
     * 401: it is not known who asks.
     *
     * @param challenge how to say it, for {@code WWW-Authenticate} (RFC 9110, 11.6.1)
     */
    public static HttpProblem unauthorized(String detail, String challenge) {
        return problem(Status.UNAUTHORIZED, "unauthorized", "Not authenticated")
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    /** 403: who asks may not do this. */
    public static HttpProblem forbidden(String detail) {
        return problem(Status.FORBIDDEN, "forbidden", "Not allowed")
                .withDetail(detail)
                .build();
    }

    /** 404: there is no such thing. */
    public static HttpProblem notFound(String detail) {
        return problem(Status.NOT_FOUND, "not-found", "Not found")
                .withDetail(detail)
                .build();
    }

    /** 409: the thing is in a state in which this cannot be done. */
    public static HttpProblem conflict(String detail) {
        return problem(Status.CONFLICT, "conflict", "Conflict with the present state")
                .withDetail(detail)
                .build();
    }

    /** Answers where there is no JAX-RS yet; what is read of the request, and whether more comes, is the caller's. */
    static void answer(RoutingContext context, Status status, String name, String title, String detail) {
        context.response()
                .setStatusCode(status.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(json(status, name, title, detail));
    }

    /** The body of a problem, where there is nothing at all that writes one. */
    static String json(Status status, String name, String title, String detail) {
        return new JsonObject()
                .put("type", TYPE_PREFIX + name)
                .put("status", status.getStatusCode())
                .put("title", title)
                .put("detail", detail)
                .encode();
    }

    /** 422: the request is well-formed and valid, but cannot be carried out. */
    public static HttpProblem unprocessable(String name, String title, String detail) {
        return unprocessable(name, title, detail, Map.of());
    }

    /** The same, with what else there is to know of it, by name. */
    public static HttpProblem unprocessable(String name, String title, String detail, Map<String, ?> more) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(URI.create(TYPE_PREFIX + name))
                .withTitle(title)
                .withStatus(422)
                .withDetail(detail);
        more.forEach(problem::with);
        return problem.build();
    }

    /** 422: the request is well-formed, but what the fields name does not allow it. */
    public static HttpProblem refused(List<Violation> violations) {
        return HttpProblem.builder()
                .withType(URI.create(TYPE_PREFIX + "refused"))
                .withTitle("The request cannot be carried out")
                .withStatus(422)
                .withDetail(describe(violations))
                .with("violations", violations)
                .build();
    }

    /** 503: something that the answer needs does not work at the moment; {@code Retry-After} says when to try again. */
    public static HttpProblem unavailable(String detail) {
        return problem(Status.SERVICE_UNAVAILABLE, "unavailable", "Try again later")
                .withDetail(detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /**
     * 429: the client has had as much as there is for one (RFC 6585).
     *
     * @param retryAfter when it may have more; said in whole seconds, one at least
     */
    public static HttpProblem tooMany(String name, String title, String detail, Duration retryAfter) {
        return problem(Status.TOO_MANY_REQUESTS, name, title)
                .withDetail(detail)
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, retryAfter.plusMillis(999).toSeconds()))
                .build();
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
    }

    private static HttpProblem.Builder problem(Status status, String name, String title) {
        return HttpProblem.builder()
                .withType(URI.create(TYPE_PREFIX + name))
                .withTitle(title)
                .withStatus(status);
    }
}
