package io.orderflow.notification.api;

import io.orderflow.notification.application.NotificationConfiguration;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a client that cannot be served now to come back, each after another time. A browser's EventSource never returns
 * after 503, so it gets a stream that tells it when, and ends; 503 is for clients that say they read problems.
 */
@ApplicationScoped
class ComeBack {

    private final Duration pause;

    ComeBack(NotificationConfiguration configuration) {
        this.pause = configuration.live().comeBack();
    }

    Response answer(ContainerRequestContext request, String reason) {
        long millis = ThreadLocalRandom.current().nextLong(pause.toMillis(), 2 * pause.toMillis());
        return readsProblems(request) ? problem(reason, millis) : stream(reason, millis);
    }

    private static boolean readsProblems(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getType().equals(HttpProblem.MEDIA_TYPE.getType())
                        && type.getSubtype().equals(HttpProblem.MEDIA_TYPE.getSubtype()));
    }

    private static Response stream(String reason, long millis) {
        return Response.ok(": " + reason + "\nretry: " + millis + "\n\n", MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response problem(String reason, long millis) {
        return HttpProblem.builder()
                .withType(URI.create("urn:orderflow:problem:unavailable"))
                .withTitle("Try again later")
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withDetail(reason)
                .withHeader(HttpHeaders.RETRY_AFTER, Math.ceilDiv(millis, 1000L))
                .build()
                .toResponse();
    }
}
