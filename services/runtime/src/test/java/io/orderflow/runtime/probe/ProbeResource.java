package io.orderflow.runtime.probe;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.runtime.batch.GatheringPause;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.nats.consume.StillReadingException;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.GroupCommit;
import io.orderflow.runtime.transaction.Outcome;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the probe offers over HTTP. */
@Path("/probes")
public class ProbeResource {

    /** Choices for a query. */
    public enum Colour {
        RED,
        GREEN
    }

    /** A part of a request body. */
    public record Part(String label, int weight) {}

    /** A request body. */
    public record Request(
            Sku sku, int quantity, String name, @Nullable List<Part> parts) {
        public Request {
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity must be at least 1");
            }
        }
    }

    private static final String INSERT = """
            insert into effects (order_id, event_id, batch_size)
            select * from unnest(cast($1 as uuid[]), cast($1 as uuid[]), cast($2 as integer[]))
            """;

    private final Database database;
    private final GroupCommit<UUID, Boolean> inserts;

    ProbeResource(Database database, EventTransaction transaction, Vertx vertx) {
        this.database = database;
        this.inserts =
                new GroupCommit<>(vertx, 100, GatheringPause.NONE, 1000, ids -> transaction.write(() -> insert(ids)));
    }

    private static Uni<Outcome<List<Boolean>>> insert(List<UUID> ids) {
        return Rows.of(ids)
                .uuids(id -> id)
                .integers(id -> ids.size())
                .execute(INSERT)
                .replaceWith(
                        () -> Outcome.of(ids.stream().map(id -> Boolean.TRUE).toList()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Long> count(
            @QueryParam("limit") @DefaultValue("10") int limit,
            @QueryParam("colour") Colour colour,
            @QueryParam("since") Instant since,
            @QueryParam("sku") Sku sku) {
        Page.checkLimit(limit);
        return database.read(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery("select count(*) from effects", Long.class)
                        .getSingleResult()));
    }

    @GET
    @Path("/{orderId}")
    public Uni<Boolean> find(@PathParam("orderId") OrderId orderId) {
        return Uni.createFrom().failure(Problems.notFound("There is no probe " + orderId));
    }

    @POST
    public Uni<Boolean> insert(@Nullable Request request) {
        if (request == null) {
            throw Problems.invalid("body", "must not be empty");
        }
        return inserts.submit(UUID.randomUUID());
    }

    @GET
    @Path("/forgetful")
    public Uni<Boolean> forgetful() {
        return Uni.createFrom().failure(new StillReadingException());
    }

    @GET
    @Path("/broken")
    public Uni<Boolean> broken() {
        throw new IllegalStateException("a bug, with secrets in its message");
    }
}
