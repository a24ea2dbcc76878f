package io.orderflow.runtime.outbox;

import io.orderflow.events.value.EventId;
import io.orderflow.runtime.nats.ConsumerPositions;
import io.orderflow.runtime.transaction.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The table {@code consumer_positions}. */
@ApplicationScoped
public class Positions implements ConsumerPositions {

    private static final String ADVANCE = """
            insert into consumer_positions (consumer, stream_sequence, message_id) values (?1, ?2, ?3)
            on conflict (consumer) do update set stream_sequence = ?2, message_id = ?3
             where consumer_positions.stream_sequence < ?2
            """;

    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    /** Moves a position forward, in the transaction that is open; a redelivery moves nothing. */
    public Uni<Integer> advance(String consumer, long streamSequence, EventId messageId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ADVANCE)
                .setParameter(1, consumer)
                .setParameter(2, streamSequence)
                .setParameter(3, messageId.toString())
                .executeUpdate());
    }

    @Override
    public Uni<Optional<Position>> find(String consumer) {
        return database.writeBatch(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                                "select stream_sequence, message_id from consumer_positions where consumer = ?1",
                                Object[].class)
                        .setParameter(1, consumer)
                        .getSingleResultOrNull()))
                .map(row -> Optional.ofNullable(row)
                        .map(columns -> new Position(((Number) columns[0]).longValue(), (String) columns[1])));
    }

    @Override
    public Uni<Void> forget(String consumer) {
        return database.writeBatch(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                                "delete from consumer_positions where consumer = ?1")
                        .setParameter(1, consumer)
                        .executeUpdate()))
                .replaceWithVoid();
    }
}
