package io.orderflow.checkout.persistence;

import io.orderflow.checkout.domain.Product;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.Sku;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code products}. */
@Entity
@Table(name = "products")
class ProductEntity {

    @Id
    String sku;

    String name;
    long price;
    String currency;
    int weightGrams;

    /** From the columns in the order in which they are declared. */
    static ProductEntity of(Object[] columns) {
        ProductEntity entity = new ProductEntity();
        entity.sku = (String) columns[0];
        entity.name = (String) columns[1];
        entity.price = (Long) columns[2];
        entity.currency = (String) columns[3];
        entity.weightGrams = (Integer) columns[4];
        return entity;
    }

    Product toProduct() {
        return new Product(new Sku(sku), name, new Money(price, currency), weightGrams);
    }
}
