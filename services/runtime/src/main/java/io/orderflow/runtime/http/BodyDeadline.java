package io.orderflow.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;

/**
 * Gives each body a time by which it must have arrived. The idle timeout of a connection is no such bound: whoever sends
 * a byte now and then is never idle. {@link RequestDecoder} does the same for heads.
 */
@ApplicationScoped
class BodyDeadline {

    private static final int BEFORE_EVERYTHING = 1200;
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Vertx vertx;
    private final HttpConfiguration configuration;

    BodyDeadline(Vertx vertx, HttpConfiguration configuration) {
        this.vertx = vertx;
        this.configuration = configuration;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_EVERYTHING);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        RequestDecoder.answering(request);
        if (hasBody(request)) {
            long timer = vertx.setTimer(configuration.requestTimeout().toMillis(), ignored -> giveUp(context));
            request.end().onComplete(ignored -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    /**
     * One that has come already is none to wait for. In HTTP/2 a body needs no header; there only what is sent with a
     * method that is meant for it is one, for nobody reads any other, and what nobody reads never ends.
     */
    private static boolean hasBody(HttpServerRequest request) {
        if (request.isEnded()) {
            return false;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (request.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(request.method()))
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (length != null && !length.equals("0"));
    }

    /** What is still to come must not be taken for another request, so the connection ends with the answer. */
    private void giveUp(RoutingContext context) {
        if (context.response().ended()) {
            endUnlessItArrived(context);
        } else if (context.response().headWritten()) {
            end(context);
        } else {
            context.addEndHandler(ignored -> end(context));
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            Problems.answer(
                    context, Status.REQUEST_TIMEOUT, "too-slow", "The request is too slow", configuration.tooSlow());
        }
    }

    /** A body that nobody has read may be there all the same, and its connection on with other requests. */
    private void endUnlessItArrived(RoutingContext context) {
        context.request().resume();
        vertx.runOnContext(ignored -> {
            if (!context.request().isEnded()) {
                end(context);
            }
        });
    }

    private static void end(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            context.request().connection().close();
        }
    }
}
