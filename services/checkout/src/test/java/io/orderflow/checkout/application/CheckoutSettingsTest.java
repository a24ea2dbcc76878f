package io.orderflow.checkout.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(
                        CheckoutConfiguration.class,
                        Map.of("orderflow.checkout.orders-url", "https://shop.example.com/orders")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.checkout.orders-url=shop.example.com/orders | orderflow.checkout.orders-url must be an address such as https://shop.example.com/orders, not shop.example.com/orders",
                "orderflow.checkout.orders-url=ftp://shop.example.com/orders | orderflow.checkout.orders-url must be an address",
                "orderflow.checkout.orders-url=https:///orders | orderflow.checkout.orders-url must be an address",
                "orderflow.checkout.orders-url=https://shop.example.com/orders?a=b | orderflow.checkout.orders-url must be an address",
                "orderflow.checkout.backlog.interval=0s | orderflow.checkout.backlog.interval must be between",
                "orderflow.checkout.idempotency.retention=59m | orderflow.checkout.idempotency.retention must be between PT1H",
                "orderflow.checkout.idempotency.sweep-interval=0s | orderflow.checkout.idempotency.sweep-interval must be between",
                "orderflow.checkout.unpaid.max=-1 | orderflow.checkout.unpaid.max must be at least 0, not -1",
                "orderflow.checkout.unpaid.window=2d | orderflow.checkout.unpaid.window must be between",
                "orderflow.checkout.placement.max-batch=0 | orderflow.checkout.placement.max-batch must be at least 1, not 0"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(CheckoutConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
