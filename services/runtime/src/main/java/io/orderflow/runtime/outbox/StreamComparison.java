package io.orderflow.runtime.outbox;

import io.nats.client.JetStreamApiException;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.nats.streams.StreamExtent;
import io.orderflow.runtime.nats.streams.StreamMemory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Finds the rows that the stream should hold and does not, and makes them unsent. In bounded steps. */
@ApplicationScoped
class StreamComparison {

    private static final Logger LOG = Logger.getLogger(StreamComparison.class);

    private final Outbox outbox;
    private final Database database;
    private final OutboxConfiguration configuration;
    /** How many holes the stream had when they were last looked through in peace. */
    private volatile long settledHoles;

    private volatile UnreadCursor cursor = UnreadCursor.NONE;

    /** One step: what it found missing, and whether another is due. */
    private record Step(int lost, boolean more) {}

    StreamComparison(Outbox outbox, Database database, OutboxConfiguration configuration) {
        this.outbox = outbox;
        this.database = database;
        this.configuration = configuration;
    }

    /**
     * Compares with a stream that is another than the last time, or has gone back: what lies outside of it or in its
     * holes, and then row by row from the newest down, until everything is there that was there the last time.
     */
    Uni<Integer> downwards(StreamMemory memory, Look look) {
        StreamExtent extent = look.extent();
        return forgetBetween(extent.last(), Long.MAX_VALUE, look)
                .chain(behind -> forgetBetween(0, extent.first(), look).map(before -> behind + before))
                .chain(outside -> forgetHoles(memory, look, 0).map(inside -> outside + inside))
                .chain(gone -> readDownwards(memory, look).map(other -> gone + other));
    }

    /**
     * Looks for what consumers have yet to read: before the beginning of the stream, in its holes, and, because a bit
     * that has flipped on the disk is no hole, by reading.
     *
     * @param thorough whether all of it is read, rather than a step of what waited the last time already
     */
    Uni<Integer> unread(StreamMemory memory, Look look, boolean thorough) {
        return forgetCut(look)
                .chain(before -> forgetHoles(memory, look, look.mark().passed()).map(inside -> before + inside))
                .chain(gone -> (thorough ? readAll(memory, look) : readSome(memory, look)).map(other -> gone + other));
    }

    private Uni<Integer> forgetCut(Look look) {
        if (look.isTooSmall()) {
            LOG.error("The stream is too small for what its consumers have yet to read, and loses it:"
                    + " raise orderflow.nats.stream.max-bytes, or remove the bound that it was given");
            return Uni.createFrom().item(0);
        }
        return look.mark().isCutBy(look.extent())
                ? forgetBetween(look.mark().passed(), look.extent().first(), look)
                : Uni.createFrom().item(0);
    }

    /** Looks through the holes when there are others than before, and once more, for rows that were recorded late. */
    private Uni<Integer> forgetHoles(StreamMemory memory, Look look, long after) {
        long holes = look.extent().holes();
        if (holes == settledHoles) {
            return Uni.createFrom().item(0);
        }
        return Uni.createFrom()
                .item(() -> holesOf(memory, after))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(sequences -> forgetAt(sequences, look))
                .invoke(() -> settledHoles = holes == look.mark().holes() ? holes : -1);
    }

    private Uni<Integer> forgetAt(List<Long> sequences, Look look) {
        int size = configuration.sweepSize();
        return Multi.createFrom()
                .range(0, Math.ceilDiv(sequences.size(), size))
                .onItem()
                .transformToUniAndConcatenate(step -> {
                    List<Long> part = sequences.subList(step * size, Math.min(sequences.size(), (step + 1) * size));
                    return database.writeBatch(() -> outbox.forgetAt(part, look.oldest()));
                })
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> forgetBetween(long after, long before, Look look) {
        return repeat(() -> database.writeBatch(() -> outbox.forgetBetween(after, before, look.oldest()))
                .map(rows -> new Step(rows, rows == configuration.sweepSize())));
    }

    private Uni<Integer> readDownwards(StreamMemory memory, Look look) {
        return read(
                memory,
                look,
                Published.END,
                place -> database.writeBatch(() -> outbox.below(place, configuration.compareSize())),
                (rows, lost) -> lost > 0 || !look.areOld(rows));
    }

    private Uni<Integer> readAll(StreamMemory memory, Look look) {
        return read(
                memory,
                look,
                Published.after(look.mark().passed()),
                place -> upwards(place, look.extent().last()),
                (rows, lost) -> true);
    }

    /** Reads page after page, until one is not full or there is no more need. */
    private Uni<Integer> read(
            StreamMemory memory,
            Look look,
            Published start,
            Function<Published, Uni<List<Published>>> pageBehind,
            BiPredicate<List<Published>, Integer> goesOn) {
        AtomicReference<Published> place = new AtomicReference<>(start);
        return repeat(() -> pageBehind
                .apply(place.get())
                .chain(rows -> forgetLost(memory, look, rows).map(lost -> {
                    boolean full = rows.size() == configuration.compareSize();
                    if (full) {
                        place.set(rows.getLast());
                    }
                    return new Step(lost, full && goesOn.test(rows, lost));
                })));
    }

    /** What waited the last time already: under load that is little, and what is read in time is not read here. */
    private Uni<Integer> readSome(StreamMemory memory, Look look) {
        UnreadCursor from = cursor.at(look, configuration.recheckInterval());
        return upwards(from.place(), look.mark().last())
                .chain(rows -> forgetLost(memory, look, rows)
                        .invoke(() -> cursor = rows.isEmpty() ? from : from.movedTo(rows.getLast())));
    }

    private Uni<List<Published>> upwards(Published from, long end) {
        return database.writeBatch(() -> outbox.above(from, end, configuration.compareSize()));
    }

    private Uni<Integer> forgetLost(StreamMemory memory, Look look, List<Published> rows) {
        return Uni.createFrom()
                .item(() -> lost(memory, look, rows))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(lost ->
                        lost.isEmpty() ? Uni.createFrom().item(0) : database.writeBatch(() -> outbox.forget(lost)));
    }

    /** Those of the rows that do not stand where they should; what lies outside of the stream is not asked for. */
    private static List<Published> lost(StreamMemory memory, Look look, List<Published> rows) {
        List<Published> inside = rows.stream()
                .filter(row -> look.extent().spans(row.streamSequence()))
                .toList();
        List<Boolean> held = memory.holds(inside.stream().map(Published::place).toList());
        List<Published> lost = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            if (!held.get(i)) {
                lost.add(inside.get(i));
            }
        }
        return lost;
    }

    private static List<Long> holesOf(StreamMemory memory, long after) {
        try {
            return memory.holes().stream().filter(hole -> hole > after).toList();
        } catch (IOException | JetStreamApiException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private static Uni<Integer> repeat(Supplier<Uni<Step>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .repeat()
                .whilst(Step::more)
                .collect()
                .with(Collectors.summingInt(Step::lost));
    }
}
