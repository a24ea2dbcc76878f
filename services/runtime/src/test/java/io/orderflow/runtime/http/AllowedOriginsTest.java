package io.orderflow.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com",
                "http://localhost:5173",
                "http://127.0.0.1:3000",
                "http://[::1]:3000",
                "https://xn--bcher-kva.example",
                "capacitor://localhost",
                "https://shop.example.com:8443",
                "http://shop.example.com:443",
            })
    void allowsWhatIsAnOrigin(String origin) {
        AllowedOrigins allowed = AllowedOrigins.of(List.of(origin, "https://other.example.com"));

        assertThat(allowed.answerTo(origin)).isEqualTo(origin);
        assertThat(allowed.answerTo(origin + ".evil.example")).isNull();
        assertThat(allowed.answerTo(null)).isNull();
    }

    @Test
    void allowsEverybodyIfItIsToldTo() {
        assertThat(AllowedOrigins.of(List.of("*")).answerTo("https://whoever.example.com"))
                .isEqualTo("*");
        assertThat(AllowedOrigins.of(List.of()).answerTo("https://whoever.example.com"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com/",
                "https://shop.example.com/orders",
                "shop.example.com",
                "https://",
                "https://*.example.com",
                "https://SHOP.example.com",
                "HTTPS://shop.example.com",
                "https://user@shop.example.com",
                "https://shop.example.com:443",
                "http://shop.example.com:80",
                "https://shop.example.com:x",
                "/https:.*/",
                "null",
                "*",
            })
    void refusesToStartWithWhatIsNoneAndSaysWhy(String origin) {
        assertThatThrownBy(() -> AllowedOrigins.of(List.of("https://other.example.com", origin)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The settings are not valid: orderflow.http.cors.origins must be origins as browsers write them,"
                                + " such as https://shop.example.com, or * alone, not " + origin);
    }
}
