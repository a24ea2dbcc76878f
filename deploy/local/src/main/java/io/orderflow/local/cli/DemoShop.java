package io.orderflow.local.cli;

import java.util.List;

/** What the demo sells and to whom. */
final class DemoShop {
    static final int ON_HAND = 100;

    /** @param price in cents */
    record Product(String sku, String name, long price, int weightGrams) {
        String json() {
            return """
                    {"name":"%s","price":{"amount":%s,"currency":"USD"},"weightGrams":%s}""".formatted(name, price, weightGrams);
        }
    }

    static final List<Product> CATALOGUE = List.of(
            new Product("TENT-2P", "Two-person tent", 34998, 2400),
            new Product("STOVE-GAS", "Gas stove", 5990, 310),
            new Product("MUG-STEEL", "Steel mug", 1450, 120));

    private DemoShop() {}

    /** The body of {@code POST /orders}; the simulator of payments goes by the token. */
    static String orderPaidWith(String token) {
        return order("""
                {"sku":"TENT-2P","quantity":1},{"sku":"MUG-STEEL","quantity":2}""", token);
    }

    /** The same for somebody who has put but one product into the shop. */
    static String orderOf(Product product) {
        return order("{\"sku\":\"%s\",\"quantity\":1}".formatted(product.sku()), "tok_visa");
    }

    private static String order(String lines, String token) {
        return """
                {"customer":{"id":"c-1001","name":"Ada Example","email":"ada@example.com"},\
                "lines":[%s],\
                "shippingAddress":{"name":"Ada Example","line1":"1 Main Street","city":"Springfield","region":"IL",\
                "postalCode":"62701","country":"US"},"payment":{"token":"%s"}}""".formatted(lines, token);
    }
}
