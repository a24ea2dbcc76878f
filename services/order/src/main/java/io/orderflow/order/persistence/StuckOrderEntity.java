package io.orderflow.order.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code stuck_orders}. */
@Entity
@Table(name = "stuck_orders")
class StuckOrderEntity {

    @Id
    UUID orderId;

    String step;
}
