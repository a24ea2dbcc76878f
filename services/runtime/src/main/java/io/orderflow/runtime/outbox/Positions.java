package io.orderflow.runtime.outbox;

import io.orderflow.events.value.EventId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.nats.consume.ConsumerPositions;
import io.orderflow.runtime.nats.streams.StreamPlace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The table {@code consumer_positions}. */
@ApplicationScoped
public class Positions implements ConsumerPositions {

    private static final String ADVANCE = """
            insert into consumer_positions (consumer, stream_sequence, message_id) values ($1, $2, $3)
            on conflict (consumer) do update set stream_sequence = $2, message_id = $3
             where consumer_positions.stream_sequence < $2
            """;

    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    /** Moves a position forward, in the transaction that is open; a redelivery moves nothing. */
    public Uni<Integer> advance(String consumer, long streamSequence, EventId messageId) {
        return Sql.execute(ADVANCE, consumer, streamSequence, messageId.toString());
    }

    @Override
    public Uni<Optional<StreamPlace>> find(String consumer) {
        return database.writeBatch(() -> Sql.select(
                        "select stream_sequence, message_id from consumer_positions where consumer = $1",
                        columns -> new StreamPlace((Long) columns[0], (String) columns[1]),
                        consumer))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Void> forget(String consumer) {
        return database.writeBatch(() -> Sql.execute("delete from consumer_positions where consumer = $1", consumer))
                .replaceWithVoid();
    }
}
