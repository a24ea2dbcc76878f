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

    static ProductEntity of(Product product) {
        ProductEntity entity = new ProductEntity();
        entity.sku = product.sku().value();
        entity.name = product.name();
        entity.price = product.price().amount();
        entity.currency = product.price().currency();
        entity.weightGrams = product.weightGrams();
        return entity;
    }

    Product toProduct() {
        return new Product(new Sku(sku), name, new Money(price, currency), weightGrams);
    }
}
