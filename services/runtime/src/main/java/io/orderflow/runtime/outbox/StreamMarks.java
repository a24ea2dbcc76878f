package io.orderflow.runtime.outbox;

import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table {@code stream_marks}. All methods run in the session that is open. */
@ApplicationScoped
class StreamMarks {

    private static final String FIND = """
            select made_at, first_sequence, last_sequence, holes, passed_sequence, compared_at
              from stream_marks where stream = $1
            """;
    private static final String SAVE = """
            insert into stream_marks
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (stream) do update
               set made_at = $2, first_sequence = $3, last_sequence = $4, holes = $5, passed_sequence = $6,
                   compared_at = $7
            """;

    Uni<Optional<StreamMark>> find() {
        return Sql.select(FIND, StreamMark::of, Streams.ORDERS)
                .map(found -> found.stream().findFirst());
    }

    Uni<Integer> save(StreamMark mark) {
        return Sql.execute(
                SAVE,
                Streams.ORDERS,
                mark.made().toString(),
                mark.first(),
                mark.last(),
                mark.holes(),
                mark.passed(),
                mark.at().atOffset(ZoneOffset.UTC));
    }
}
