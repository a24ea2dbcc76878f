package io.orderflow.inventory.persistence;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.StockLevels;
import io.orderflow.inventory.domain.StockLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code stock}. */
@Entity
@Table(name = "stock")
class StockEntity {

    @Id
    String sku;

    long onHand;
    long reserved;

    /** From the columns in the order in which they are declared. */
    static StockEntity of(Object[] columns) {
        StockEntity entity = new StockEntity();
        entity.sku = (String) columns[0];
        entity.onHand = (Long) columns[1];
        entity.reserved = (Long) columns[2];
        return entity;
    }

    StockLevels.Entry toEntry() {
        return new StockLevels.Entry(new Sku(sku), level());
    }

    StockLevel level() {
        return new StockLevel(onHand, reserved);
    }
}
