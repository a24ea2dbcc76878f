package io.orderflow.order.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.application.ErasureStanding;
import io.orderflow.order.application.Erasures;
import io.orderflow.order.domain.Status;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code erasures}, and the orders of those whom it names. */
@ApplicationScoped
class ErasureRepository implements Erasures {

    /** What has come to its end, whether anything is left to happen or not. */
    private static final String HAS_ENDED = "(ended is not null or status in ('%s', '%s'))"
            .formatted(Progress.unfinished(Status.FULFILLED), Progress.unfinished(Status.REJECTED));

    private static final String REQUEST = """
            insert into erasures as known (customer_id, pseudonym, requested_at, placed_before) values ($1, $2, $3, $4)
            on conflict (customer_id) do update
               set requested_at = greatest(known.requested_at, excluded.requested_at),
                   placed_before = greatest(known.placed_before, excluded.placed_before)
            returning pseudonym
            """;
    /** For each customer a walk along the index of the orders, whatever PostgreSQL thinks how many customers there are. */
    private static final String NEXT = """
            select concerned.id, erasures.pseudonym
              from erasures
             cross join lateral (select id from orders
                                  where customer_id = erasures.customer_id and id < erasures.placed_before and %s
                                  limit $2) as concerned
             where erasures.customer_id = coalesce(cast($1 as text), erasures.customer_id)
             limit $2
            """.formatted(HAS_ENDED);

    private static final String STANDING = """
            select (select count(*) from (select from orders where customer_id = $2 limit $4) as erased),
                   count(*) filter (where has_ended), count(*) filter (where not has_ended)
              from (select %s as has_ended from orders where customer_id = $1 and id < $3 limit $4) as concerned
            """.formatted(HAS_ENDED);
    private static final String FORGET = """
            delete from erasures where customer_id = any (array (
                   select customer_id from erasures as done
                    where requested_at < $1
                      and not exists (select from orders
                                       where customer_id = done.customer_id and id < done.placed_before)
                    order by customer_id limit $2))
            """;

    @Override
    public Uni<Erasure> request(Erasure erasure) {
        return Sql.select(
                        REQUEST,
                        columns -> new Erasure(
                                erasure.customerId(),
                                (String) Objects.requireNonNull(columns[0]),
                                erasure.requestedAt()),
                        erasure.customerId(),
                        erasure.pseudonym(),
                        erasure.requestedAt().atOffset(ZoneOffset.UTC),
                        UuidV7.lowerBound(erasure.requestedAt()))
                .map(rows -> rows.getFirst());
    }

    private record Concerned(OrderId orderId, String pseudonym) {}

    @Override
    public Uni<Map<OrderId, String>> next(@Nullable String customerId, int most) {
        return Sql.select(
                        NEXT,
                        columns -> new Concerned(new OrderId((UUID) columns[0]), (String) columns[1]),
                        customerId,
                        most)
                .map(found -> found.stream().collect(Collectors.toMap(Concerned::orderId, Concerned::pseudonym)));
    }

    @Override
    public Uni<ErasureStanding> standing(Erasure erasure) {
        return Sql.select(
                        STANDING,
                        columns -> new ErasureStanding(
                                erasure.requestedAt(), (Long) columns[0], (Long) columns[1], (Long) columns[2]),
                        erasure.customerId(),
                        erasure.pseudonym(),
                        UuidV7.lowerBound(erasure.requestedAt()),
                        MOST_COUNTED)
                .map(rows -> rows.getFirst());
    }

    @Override
    public Uni<Integer> forgetBefore(Instant time, int most) {
        return Sql.execute(FORGET, time.atOffset(ZoneOffset.UTC), most);
    }
}
