package io.orderflow.bench.measure;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL has written ahead of its tables up to one moment, for the databases of all services: it is what a
 * disk, a replica and an archive have to take.
 *
 * @param bytes whole pages, which the first change after a checkpoint writes, included
 * @param records one or more for each row and index entry that changed
 */
public record WrittenAhead(long bytes, long records) {
    private static final String QUERY = "select wal_bytes::bigint, wal_records from pg_stat_wal";

    /** Asks PostgreSQL, which counts for all databases together. */
    public static WrittenAhead by(OrderflowSystem system) {
        List<WrittenAhead> found = new ArrayList<>();
        new Tables(system)
                .read(Service.ORDER, QUERY, row -> found.add(new WrittenAhead(row.getLong(1), row.getLong(2))));
        return found.getFirst();
    }

    /** What was written between an earlier moment and this one. */
    public WrittenAhead since(WrittenAhead earlier) {
        return new WrittenAhead(bytes - earlier.bytes, records - earlier.records);
    }
}
