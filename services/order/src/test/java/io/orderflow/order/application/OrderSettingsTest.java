package io.orderflow.order.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(OrderConfiguration.class, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.order.waiting.interval=0s | orderflow.order.waiting.interval must be between",
                "orderflow.order.waiting.limit.payment=0s | orderflow.order.waiting.limit.payment must be between",
                "orderflow.order.payment.another-card-within=31d | orderflow.order.payment.another-card-within must be between",
                "orderflow.order.payment.most-payments=0 | orderflow.order.payment.most-payments must be at least 1",
                "orderflow.order.returns.expiry=0s | orderflow.order.returns.expiry must be between",
                "orderflow.order.returns.approval=MAYBE | orderflow.order.returns.approval",
                "orderflow.order.waiting.page-size=0 | orderflow.order.waiting.page-size must be at least 1",
                "orderflow.order.waiting.most-at-once=501 | orderflow.order.waiting.most-at-once must be at most 500",
                "orderflow.order.waiting.first-asking=2h | longest-pause (PT1H) must be no less than first-asking (PT2H)"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(OrderConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
