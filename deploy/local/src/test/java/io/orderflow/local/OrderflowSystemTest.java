package io.orderflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderflow.servers.identity.Issuer;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.ManagedProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderflowSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    SystemOptions options;

    @BeforeEach
    void standIns() {
        options = new SystemOptions(
                        directory.resolve("data"),
                        StandInService.sourcesIn(directory.resolve("sources")),
                        Ports.free(),
                        true)
                .withProgram(BuiltProgram.JVM);
    }

    @Test
    void tellsEachServiceItsPortItsDatabaseAndTheBrokerAndIsOpenUnlessItIsToldOtherwise() throws Exception {
        try (OrderflowSystem system = OrderflowSystem.start(options.withEnvironment("EXTRA", "1"))) {
            system.awaitReady(LIMIT);
            Map<String, String> warehouse = environment(system, Service.WAREHOUSE);

            assertThat(warehouse)
                    .containsEntry("NATS_URL", system.nats().url())
                    .containsEntry("DATABASE_NAME", "warehouse")
                    .containsEntry("DATABASE_USERNAME", "warehouse")
                    .containsEntry("ORDERFLOW_WAREHOUSE_AUTO_PACK", "true")
                    .containsEntry("EXTRA", "1");
            assertThat(environment(system, Service.NOTIFICATION))
                    .containsEntry("SMTP_PORT", Integer.toString(options.ports().smtp()));
            DriverManager.getConnection(
                            "jdbc:postgresql://" + warehouse.get("DATABASE_HOST") + ":" + warehouse.get("DATABASE_PORT")
                                    + "/warehouse",
                            warehouse.get("DATABASE_USERNAME"),
                            warehouse.get("DATABASE_PASSWORD"))
                    .close();
            assertThat(environment(system, Service.ORDER)).containsEntry("ORDERFLOW_IDENTITY", "open");
            assertThat(system.tokens()).isEmpty();
            assertThat(Probe.issuer(options.ports()).readiness().isReady()).isFalse();
        }
    }

    @Test
    void runsAnIssuerAndTellsEachServiceOfIt() throws Exception {
        try (OrderflowSystem system = OrderflowSystem.start(options.withIdentity(new Identity.OwnIssuer()))) {
            system.awaitReady(LIMIT);
            ManagedProcess issuer = system.issuer().orElseThrow();

            assertThat(environment(system, Service.ORDER))
                    .containsEntry(
                            "ORDERFLOW_IDENTITY_ISSUER",
                            "http://127.0.0.1:" + options.ports().issuer())
                    .doesNotContainEntry("ORDERFLOW_IDENTITY", "open");
            assertThat(subject(system)).isEqualTo("ada");

            system.signingKeys().rotate();
            assertThat(subject(system)).isEqualTo("ada");

            issuer.kill();
            await().atMost(LIMIT).until(() -> issuer.restarts() == 1 && issuer.isReady());
            assertThat(subject(system)).isEqualTo("ada");
        }
    }

    /** Of a new token, as whoever reads it who knows the issuer's address. */
    private static String subject(OrderflowSystem system) throws Exception {
        Ports ports = system.options().ports();
        String token = system.tokens().orElseThrow().issue(TokenRequest.of("ada", "support"));
        return new JwtConsumerBuilder()
                .setExpectedIssuer(Issuer.url(ports.issuer()))
                .setExpectedAudience(TokenRequest.AUDIENCE)
                .setVerificationKeyResolver(
                        new HttpsJwksVerificationKeyResolver(new HttpsJwks(Issuer.url(ports.issuer()) + "/jwks")))
                .build()
                .processToClaims(token)
                .getSubject();
    }

    @Test
    void startsAgainWhatDiesLeavesDownWhatWasStoppedAndNothingRunningWhenItIsClosed() {
        OrderflowSystem closed;
        try (OrderflowSystem system = OrderflowSystem.start(options)) {
            closed = system;
            system.awaitReady(LIMIT);
            ManagedProcess payment = system.process(Service.PAYMENT);
            system.process(Service.SHIPPING).stop();

            payment.kill();
            system.nats().kill();
            system.postgres().kill();

            await().atMost(LIMIT).until(() -> payment.restarts() == 1 && payment.isReady());
            await().atMost(LIMIT).until(system.nats().process()::isReady);
            await().atMost(LIMIT).until(system.postgres().process()::isReady);
            assertThat(system.process(Service.SHIPPING).isAlive()).isFalse();
        }

        assertThat(closed.processes()).noneMatch(ManagedProcess::isAlive);
        assertThat(Probe.all(options.ports(), new DataDirectory(options.data())))
                .allMatch(probe -> FreePorts.isFree(probe.port()));
    }

    @Test
    void refusesASecondSystemOfTheSameDirectory() {
        try (OrderflowSystem system = OrderflowSystem.reserve(options, sentence -> {})) {
            assertThatThrownBy(() -> OrderflowSystem.start(options.withPorts(Ports.free())))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(
                            "already runs with the data in " + system.options().data());
        }
    }

    @Test
    void namesThePortThatIsTakenAndStartsNothing() throws Exception {
        int taken = options.ports().http(Service.SHIPPING);
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> OrderflowSystem.start(options))
                    .isInstanceOf(LaunchException.class)
                    .hasMessage("Port " + taken + ", which shipping needs, is taken by another program: stop that one"
                            + " or choose another port with --http-port.");
        }
        assertThat(directory.resolve("data/postgres/cluster")).doesNotExist();
    }

    @Test
    void namesThePortForFiguresThatIsTakenAndStartsNothing() throws Exception {
        int taken = options.ports().management(Service.SHIPPING);
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> OrderflowSystem.start(options))
                    .isInstanceOf(LaunchException.class)
                    .hasMessage("Port " + taken + ", which shipping's management needs, is taken by another program:"
                            + " stop that one or choose another port with --management-port.");
        }
        assertThat(directory.resolve("data/postgres/cluster")).doesNotExist();
    }

    @Test
    void namesTheServiceThatDiesAtStartAndStopsTheRest() {
        OrderflowSystem system = OrderflowSystem.start(options.withEnvironment(StandInService.BROKEN, "payment"));

        assertThatThrownBy(() -> system.awaitReady(LIMIT))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("payment stopped at start (exit code 3)")
                .hasMessageContaining("cannot migrate the database");
        assertThat(system.processes()).noneMatch(ManagedProcess::isAlive);
    }

    @Test
    void saysThatAServiceIsNotBuilt() throws Exception {
        Files.delete(directory.resolve("sources/services/order/target/quarkus-app/quarkus-run.jar"));

        assertThatThrownBy(() -> OrderflowSystem.start(options))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("order is not built");
    }

    @Test
    void runsNativeExecutablesWhenItIsToldTo() throws Exception {
        StandInService.executablesIn(options.sources());

        try (OrderflowSystem system = OrderflowSystem.start(options.withProgram(BuiltProgram.NATIVE))) {
            system.awaitReady(LIMIT);

            assertThat(environment(system, Service.ORDER)).containsEntry("STAND_IN", "native");
        }
    }

    @Test
    void saysThatAServiceIsNotBuiltAsANativeExecutable() {
        assertThatThrownBy(() -> OrderflowSystem.start(options.withProgram(BuiltProgram.NATIVE)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("checkout is not built as a native executable")
                .hasMessageContaining("./orderflow up --native");
    }

    private static Map<String, String> environment(OrderflowSystem system, Service service) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(
                            HttpRequest.newBuilder(URI.create(system.uri(service) + "/env"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return body.lines()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1),
                            (first, second) -> second));
        }
    }
}
