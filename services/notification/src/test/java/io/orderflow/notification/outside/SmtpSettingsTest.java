package io.orderflow.notification.outside;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {

    private static final Map<String, String> USUAL = Map.of("quarkus.mailer.port", "587");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.mailer.host=smtp.example.com",
                "quarkus.mailer.start-tls=required",
                "quarkus.mailer.username=us; quarkus.mailer.password=secret"
            })
    void startsWithAServerThatMayBeThere(String settings) {
        assertThatCode(() -> check(settings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarkus.mailer.host=smtp://smtp.example.com | SMTP_HOST must be a host, not smtp://smtp.example.com",
                "quarkus.mailer.port=0 | SMTP_PORT must be from 1 to 65535, not 0",
                "quarkus.mailer.port=70000 | SMTP_PORT must be from 1 to 65535, not 70000",
                "quarkus.mailer.username=us | SMTP_USERNAME and SMTP_PASSWORD must be set together",
                "quarkus.mailer.password=secret | SMTP_USERNAME and SMTP_PASSWORD must be set together",
                "quarkus.mailer.start-tls=ALWAYS | quarkus.mailer.start-tls must be one of [DISABLED, OPTIONAL, REQUIRED]",
                "quarkus.mailer.login=YES | quarkus.mailer.login must be one of"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> check(settings)).hasMessageContaining(problem).hasMessageNotContaining("secret");
    }

    private static void check(String settings) {
        Map<String, String> all = new HashMap<>(USUAL);
        all.putAll(Settings.of(settings));
        SmtpSettings.check(Objects.requireNonNull(
                Settings.read(MailersRuntimeConfig.class, all).mailers().get(Mailers.DEFAULT_MAILER_NAME)));
    }
}
