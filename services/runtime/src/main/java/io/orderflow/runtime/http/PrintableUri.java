package io.orderflow.runtime.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses control characters in paths and queries: no name of ours has any, and PostgreSQL stores no NUL. Who may not ask at
 * all is told that first.
 */
public final class PrintableUri {

    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    public @Nullable Response check(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        boolean printable = isPrintable(uri.getPath())
                && uri.getQueryParameters().entrySet().stream()
                        .allMatch(parameter -> isPrintable(parameter.getKey())
                                && parameter.getValue().stream().allMatch(PrintableUri::isPrintable));
        return printable
                ? null
                : Problems.invalid("parameter", "in path or query must not hold control characters")
                        .toResponse();
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
