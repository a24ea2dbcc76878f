package io.orderflow.notification.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-reply@example.com",
                "<no-reply@example.com>",
                "Example Shop <no-reply@example.com>",
                "Example Inc. <no-reply@example.com>",
                "\"Example, Shop\" <no-reply@example.com>",
                "\"Example \\\"Shop\\\"\" <no-reply@example.com>",
                "Größe & Söhne <no-reply@example.com>",
                "no-reply@example.com (Example Shop)",
                "no-reply@localhost"
            })
    void acceptsWhatServersTake(String from) {
        assertThatCode(() -> configured(from)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Example Shop <no-reply@example.com",
                "\"Example Shop <no-reply@example.com>",
                "Example Shop <no-reply@example.com",
                "Example Shop no-reply@example.com",
                "Example Shop",
                "<>",
                "no-reply@",
                "@example.com",
                "no-reply@example..com",
                "no-reply@example.com, sales@example.com",
                "Example\r\nBcc: all@example.com <no-reply@example.com>",
                "a@b@example.com"
            })
    void refusesAllElseAndQuotesIt(String from) {
        assertThatThrownBy(() -> configured(from))
                .hasMessageContaining("orderflow.notification.email.from must be one mailbox")
                .hasMessageContaining(from);
    }

    private static NotificationConfiguration configured(String from) {
        return Settings.read(NotificationConfiguration.class, Map.of("orderflow.notification.email.from", from));
    }
}
