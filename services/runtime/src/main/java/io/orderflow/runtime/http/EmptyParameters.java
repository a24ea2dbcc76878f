package io.orderflow.runtime.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters of a query that name nothing: JAX-RS takes most of them for absent, and a client whose value got lost
 * on the way would be answered as if it had asked for everything. Who may not ask at all is told that first.
 */
public final class EmptyParameters {

    /** Of a live stream: whoever has heard no event yet has none to name, and that is never an error. */
    private static final String LAST_EVENT_ID = "lastEventId";

    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    public @Nullable Response check(ContainerRequestContext request) {
        List<Problems.Violation> empty = request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().contains(""))
                .map(Map.Entry::getKey)
                .filter(name -> !name.isEmpty() && !name.equals(LAST_EVENT_ID))
                .map(name -> new Problems.Violation(UnreadableBody.printable(name), "must not be empty"))
                .toList();
        return empty.isEmpty() ? null : Problems.invalid(empty).toResponse();
    }
}
