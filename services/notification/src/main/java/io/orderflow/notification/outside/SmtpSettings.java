package io.orderflow.notification.outside;

import io.orderflow.runtime.settings.SettingsCheck;
import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What has to hold of the settings of the mail server, which the client looks at only when it has a mail to send. */
final class SmtpSettings {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");
    private static final int MOST_PORTS = 65_535;

    private SmtpSettings() {}

    static void check(MailerRuntimeConfig settings) {
        int port = settings.port().orElse(0);
        new SettingsCheck()
                .that(HOST.matcher(settings.host()).matches(), "SMTP_HOST", settings.host(), "must be a host")
                .that(port >= 1 && port <= MOST_PORTS, "SMTP_PORT", port, "must be from 1 to " + MOST_PORTS)
                .that(
                        settings.username().isPresent() == settings.password().isPresent(),
                        "SMTP_USERNAME and SMTP_PASSWORD must be set together")
                .that(
                        isOneOf(StartTLSOptions.values(), settings.startTLS()),
                        "quarkus.mailer.start-tls",
                        settings.startTLS(),
                        "must be one of " + Arrays.toString(StartTLSOptions.values()))
                .that(
                        isOneOf(LoginOption.values(), settings.login()),
                        "quarkus.mailer.login",
                        settings.login(),
                        "must be one of " + Arrays.toString(LoginOption.values()))
                .orRefuse();
    }

    private static boolean isOneOf(Enum<?>[] values, String name) {
        return Arrays.stream(values).anyMatch(value -> value.name().equalsIgnoreCase(name));
    }
}
