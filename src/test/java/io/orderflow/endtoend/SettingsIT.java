package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.local.BuiltProgram;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that is set up wrongly ends at once, without a broker or a database, and says what is wrong. */
class SettingsIT {

    private static final int LONGEST_START_SECONDS = 60;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOTIFICATION | ORDERFLOW_NOTIFICATION_EMAIL_FROM | \"Shop <no-reply@example.com | orderflow.notification.email.from must be one mailbox",
                "NOTIFICATION | ORDERFLOW_NOTIFICATION_EMAIL_LEASE | 1s | lease (PT1S) must be more than timeout (PT10S)",
                "SHIPPING | ORDERFLOW_SHIPPING_CARRIERS_EXPRESS_COUNTRIES | US,UK | must be a country of ISO 3166-1, such as GB, not UK",
                "CHECKOUT | ORDERFLOW_DATABASE_SILENCE | 5s | orderflow.database silence (PT5S) must be more than batch-timeout (PT15S)",
                "CHECKOUT | ORDERFLOW_CHECKOUT_ORDERS_URL | shop.example.com | orderflow.checkout.orders-url must be an address",
                "ORDER | ORDERFLOW_IDENTITY | '' | ORDERFLOW_IDENTITY_ISSUER must name who issues tokens, unless ORDERFLOW_IDENTITY=open",
                "ORDER | ORDERFLOW_IDENTITY | closed | ORDERFLOW_IDENTITY must be open or absent, not closed",
                "ORDER | ORDERFLOW_IDENTITY_ISSUER | https://issuer.example | not both, not https://issuer.example",
                "ORDER | ORDERFLOW_IDENTITY_ISSUER | issuer.example | ORDERFLOW_IDENTITY_ISSUER must be a URL",
                "ORDER | ORDERFLOW_IDENTITY_CLOCK_SKEW | 1h | orderflow.identity.clock-skew must be between",
                "ORDER | ORDERFLOW_ORDER_RISK_ASSESSOR | acme | There is no risk assessor \"acme\"",
                "ORDER | ORDERFLOW_ORDER_RISK_ASSESSOR | http | set ORDERFLOW_ORDER_RISK_HTTP_URL",
                "CHECKOUT | ORDERFLOW_HTTP_CORS_ORIGINS | https://shop.example.com/ | orderflow.http.cors.origins must be origins as browsers write them",
                "CHECKOUT | ORDERFLOW_HTTP_CORS_MAX_AGE | 2d | orderflow.http.cors.max-age must be between PT0S and P1D, not PT48H",
                "INVENTORY | ORDERFLOW_INVENTORY_AVAILABILITY_LOW_AT | -1 | orderflow.inventory.availability.low-at",
                "WAREHOUSE | ORDERFLOW_WAREHOUSE_CLAIM_TIME | 0s | orderflow.warehouse.claim-time must be between",
            })
    void endsAServiceThatIsSetUpWronglyAndSaysWhatIsWrong(
            Service service, String variable, String value, String problem) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command(service)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("ORDERFLOW_IDENTITY", "open");
        builder.environment().put(variable, value);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS))
                    .as("ends")
                    .isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(Files.readString(log)).contains(problem);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Service service) {
        return BuiltProgram.ofEnvironment().arguments(SystemOptions.findSources(Path.of("")), service, List.of());
    }
}
