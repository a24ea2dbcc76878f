package io.orderflow.shipping.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.transaction.Rows;
import io.orderflow.shipping.application.DueBooking;
import io.orderflow.shipping.application.Shipments;
import io.orderflow.shipping.application.ShippingConfiguration;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.Shipment.Terms;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shipments in the table {@code shipments}. */
@ApplicationScoped
class ShipmentRepository implements Shipments, PanacheRepositoryBase<ShipmentEntity, UUID> {

    private static final String COLUMNS = """
            shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by,
            packed_by""";
    private static final String VALUES = """
            unnest(cast(?1 as uuid[]), cast(?2 as uuid[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]),
                   cast(?6 as text[]), cast(?7 as text[]), cast(?8 as text[]), cast(?9 as bigint[]),
                   cast(?10 as text[]), cast(?11 as text[]))
               as changed (%s)
            """.formatted(COLUMNS);
    private static final String ADD = """
            insert into shipments (%s, due_at)
            select changed.*, case when changed.status = 'PENDING' then now() end from %s
            """.formatted(COLUMNS, VALUES);
    /** What is pending as before is neither more nor less due than it was. */
    private static final String UPDATE = """
            update shipments
               set status = changed.status,
                   carrier = changed.carrier,
                   tracking_number = changed.tracking_number,
                   label = changed.label,
                   lines = changed.lines,
                   address = changed.address,
                   weight_grams = changed.weight_grams,
                   ordered_by = changed.ordered_by,
                   packed_by = changed.packed_by,
                   due_at = case when changed.status = 'PENDING' then coalesce(shipments.due_at, now()) end
              from %s
             where shipments.shipment_id = changed.shipment_id
            """.formatted(VALUES);

    private static final String CLAIM = """
            update shipments set due_at = now() + make_interval(secs => ?1), attempts = attempts + 1
             where shipment_id in (select shipment_id from shipments
                                    where due_at <= now() order by due_at limit ?2 for update skip locked)
            returning shipment_id, order_id, lines, address, carrier, attempts
            """;
    private static final String POSTPONE = """
            update shipments
               set due_at = now() + make_interval(secs => least(
                       cast(?4 as double precision),
                       cast(?3 as double precision) * power(2, least(unclear.attempts, 30) - 1)))
              from unnest(cast(?1 as uuid[]), cast(?2 as integer[])) as unclear (shipment_id, attempts)
             where shipments.shipment_id = unclear.shipment_id
               and shipments.attempts = unclear.attempts
               and shipments.due_at is not null
            """;

    private final ShippingConfiguration.Bookings configuration;

    ShipmentRepository(ShippingConfiguration configuration) {
        this.configuration = configuration.bookings();
    }

    @Override
    public Uni<Map<OrderId, Shipment>> lock(Collection<OrderId> orderIds) {
        return find(
                        "orderId in ?1 order by orderId",
                        orderIds.stream().map(OrderId::value).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(found -> found.stream()
                        .collect(Collectors.toMap(entity -> new OrderId(entity.orderId), ShipmentEntity::toShipment)));
    }

    @Override
    public Uni<Void> add(Map<OrderId, Shipment> shipments) {
        return write(ADD, shipments);
    }

    @Override
    public Uni<Void> update(Map<OrderId, Shipment> shipments) {
        return write(UPDATE, shipments);
    }

    @Override
    public Uni<List<DueBooking>> claim(int limit) {
        return getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter(1, seconds(configuration.lease()))
                        .setParameter(2, limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ShipmentRepository::dueBooking).toList());
    }

    @Override
    public Uni<Void> postpone(List<DueBooking> bookings) {
        return Rows.of(bookings)
                .uuids(due -> due.terms().shipmentId().value())
                .integers(DueBooking::attempt)
                .value(seconds(configuration.firstPause()))
                .value(seconds(configuration.longestPause()))
                .execute(POSTPONE)
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Shipment.Known>> find(ShipmentId shipmentId) {
        return findById(shipmentId.value()).map(entity -> Stream.ofNullable(entity)
                .flatMap(ShipmentRepository::known)
                .findFirst());
    }

    @Override
    public Uni<List<Shipment.Known>> list(@Nullable OrderId orderId, @Nullable ShipmentId after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("status <> :expected"));
        Map<String, Object> parameters = new HashMap<>(Map.of("expected", ShipmentEntity.Status.EXPECTED));
        if (orderId != null) {
            conditions.add("orderId = :orderId");
            parameters.put("orderId", orderId.value());
        }
        if (after != null) {
            conditions.add("shipmentId < :after");
            parameters.put("after", after.value());
        }
        return find(String.join(" and ", conditions) + " order by shipmentId desc", parameters)
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().flatMap(ShipmentRepository::known).toList());
    }

    private static Stream<Shipment.Known> known(ShipmentEntity entity) {
        return entity.toShipment() instanceof Shipment.Known known ? Stream.of(known) : Stream.empty();
    }

    private static Uni<Void> write(String statement, Map<OrderId, Shipment> shipments) {
        return Rows.of(shipments.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> ShipmentEntity.of(entry.getKey(), entry.getValue()))
                        .toList())
                .uuids(entity -> entity.shipmentId)
                .uuids(entity -> entity.orderId)
                .texts(entity -> entity.status.name())
                .texts(entity -> entity.carrier)
                .texts(entity -> entity.trackingNumber)
                .texts(entity -> entity.label)
                .texts(entity -> entity.lines)
                .texts(entity -> entity.address)
                .longs(entity -> entity.weightGrams)
                .texts(entity -> entity.orderedBy)
                .texts(entity -> entity.packedBy)
                .execute(statement)
                .replaceWithVoid();
    }

    private static DueBooking dueBooking(Object[] row) {
        List<ParcelLine> lines = ParcelJson.lines((String) row[2]);
        return new DueBooking(
                new Terms(new OrderId((UUID) row[1]), new ShipmentId((UUID) row[0]), lines),
                new Parcel(lines, ParcelJson.address((String) row[3])),
                (String) row[4],
                ((Number) row[5]).intValue());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
