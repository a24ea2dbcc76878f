package io.orderflow.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.orderflow.runtime.database.DatabaseUnavailableException;
import io.orderflow.runtime.database.OverloadedException;
import io.orderflow.runtime.nats.consume.StillReadingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.time.DateTimeException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Which {@link Problems problem} an exception is to a client; those of tokens are mapped where tokens are. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** The problem for somebody who asked for many things at once, of which one has failed. */
    public static HttpProblem problem(Throwable failure) {
        return switch (failure) {
            case HttpProblem problem -> problem;
            case DatabaseUnavailableException away -> databaseAwayProblem(away);
            case OverloadedException _ -> overloadedProblem();
            case StillReadingException _ -> stillReadingProblem();
            case JsonProcessingException unreadable -> unreadableProblem(unreadable);
            default -> {
                LOG.error("Answered 500", failure);
                yield HttpProblem.builder()
                        .withStatus(Status.INTERNAL_SERVER_ERROR)
                        .withTitle(Status.INTERNAL_SERVER_ERROR.getReasonPhrase())
                        .build();
            }
        };
    }

    @ServerExceptionMapper
    Response databaseAway(DatabaseUnavailableException failure) {
        return databaseAwayProblem(failure).toResponse();
    }

    private static HttpProblem databaseAwayProblem(DatabaseUnavailableException failure) {
        LOG.warnf("Answered 503: %s", failure.getMessage());
        return Problems.unavailable(
                "The database does not answer, or takes no work. It is not known whether this was stored: send it again, with the same "
                        + "Idempotency-Key where there is one.");
    }

    @ServerExceptionMapper
    Response overloaded(OverloadedException failure) {
        return overloadedProblem().toResponse();
    }

    private static HttpProblem overloadedProblem() {
        return Problems.unavailable("Too many requests wait already.");
    }

    @ServerExceptionMapper
    Response stillReading(StillReadingException failure) {
        return stillReadingProblem().toResponse();
    }

    private static HttpProblem stillReadingProblem() {
        return Problems.unavailable(
                "This service has just started, or was restored from a backup, and has yet to read what has happened. "
                        + "Nothing was changed: send it again.");
    }

    /**
     * What our own records refuse, and what Jackson cannot read; resteasy-problem has answers of its own to some of it.
     */
    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class, UnrecognizedPropertyException.class},
            priority = 1)
    Response unreadable(MismatchedInputException failure) {
        return unreadableBody(failure);
    }

    /**
     * Bytes that begin like UTF-32, as four with a zero among them do, but are none: Jackson counts that as
     * input/output.
     */
    @ServerExceptionMapper
    Response notText(CharConversionException failure) {
        return Problems.invalid("body", "is not text in a Unicode encoding").toResponse();
    }

    /**
     * What Quarkus REST itself refuses. It wraps unreadable bodies, and answers an unreadable parameter with 404, as
     * if there could be a thing of that name; the client is better served with 400.
     */
    @ServerExceptionMapper(
            value = {WebApplicationException.class, NotFoundException.class},
            priority = 1)
    Response refused(WebApplicationException failure, UriInfo uri) {
        return switch (failure.getCause()) {
            case JsonProcessingException unreadable -> unreadableBody(unreadable);
            case HttpProblem problem -> problem.toResponse();
            case IllegalArgumentException mistyped -> mistyped(mistyped, uri);
            case DateTimeException mistyped -> mistyped(mistyped, uri);
            case null, default -> failure instanceof NotAllowedException ? notAllowed() : plain(failure.getResponse());
        };
    }

    private static Response mistyped(RuntimeException failure, UriInfo uri) {
        return Problems.invalid(ParameterName.quotedIn(failure, uri), "is not of its type")
                .toResponse();
    }

    private static Response unreadableBody(JsonProcessingException failure) {
        return unreadableProblem(failure).toResponse();
    }

    private static HttpProblem unreadableProblem(JsonProcessingException failure) {
        return Problems.invalid(List.of(UnreadableBody.describe(failure)));
    }

    private static Response notAllowed() {
        return HttpProblem.builder()
                .withStatus(Status.METHOD_NOT_ALLOWED)
                .withTitle(Status.METHOD_NOT_ALLOWED.getReasonPhrase())
                .withHeader(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.ofThisPath()))
                .build()
                .toResponse();
    }

    private static Response plain(Response response) {
        Response.StatusType status = response.getStatusInfo();
        HttpProblem.Builder problem =
                HttpProblem.builder().withStatus(status.getStatusCode()).withTitle(status.getReasonPhrase());
        response.getHeaders().forEach((name, values) -> values.forEach(value -> problem.withHeader(name, value)));
        return problem.build().toResponse();
    }
}
