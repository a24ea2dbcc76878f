package io.orderflow.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.Ports;
import io.orderflow.local.Probe;
import io.orderflow.local.Service;
import io.orderflow.local.StandInService;
import io.orderflow.servers.identity.Issuer;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own, as a person runs them; the services are stand-ins. */
class LauncherTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    Path data;
    Ports ports;

    @BeforeEach
    void standIns() {
        StandInService.sourcesIn(directory.resolve("sources"));
        data = directory.resolve("data");
        ports = portsInARow();
    }

    @AfterEach
    void down() throws Exception {
        run("down");
    }

    @Test
    void runsInTheBackgroundFromUpToDown() throws Exception {
        Result first = up();
        assertThat(first.output())
                .containsOnlyOnce("open: everybody may do everything")
                .contains("up --identity");
        assertThat(first.exitCode()).isZero();
        assertThat(readyProcesses()).hasSize(10);

        Result token = run("token", "--role", "support");
        assertThat(token.output()).contains("no system that asks for tokens").doesNotContain("Exception");
        assertThat(token.exitCode()).isEqualTo(1);
        assertThat(run("restart", "issuer").output()).contains("has no issuer");

        Result second = up();
        assertThat(second.output()).contains("already running");
        assertThat(second.exitCode()).isZero();

        Result demo = start(List.of(), "demo");
        assertThat(demo.output()).contains("already runs").doesNotContain("Exception");
        assertThat(demo.exitCode()).isEqualTo(1);

        assertThat(run("restart", "payment").exitCode()).isZero();
        assertThat(status("payment").get("restarts").asInt()).isEqualTo(1);
        assertThat(run("logs", "payment").output()).contains("listening on " + ports.http(Service.PAYMENT));
        assertThat(run("logs", "launcher").output()).contains("payment is restarted on request");

        assertThat(run("down").exitCode()).isZero();
        assertThat(allPortsAreFree()).isTrue();
        assertThat(run("status").exitCode()).isEqualTo(1);
        assertThat(data.resolve("postgres/cluster")).exists();

        assertThat(run("down", "--wipe").exitCode()).isZero();
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void printsTokensOfTheIssuerThatItStarts() throws Exception {
        Result up = start(List.of(), "up", "--identity");
        assertThat(up.output()).contains("$(./orderflow token --role channel").doesNotContain("open:");
        assertThat(readyProcesses()).hasSize(11);

        String token = run("token", "--role", "support", "--role", "admin", "--subject", "sam", "--lifetime", "PT5M")
                .output();
        JwtClaims claims = claims(token.stripTrailing());
        assertThat(claims.getSubject()).isEqualTo("sam");
        assertThat(claims.getStringListClaimValue("roles")).containsExactly("support", "admin");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(300);

        assertThat(run("restart", "issuer").exitCode()).isZero();
        assertThat(claims(token.stripTrailing()).getSubject()).isEqualTo("sam");
        assertThat(run("token", "--role", "emperor").exitCode()).isEqualTo(2);
    }

    @Test
    void printsTokensOfAnIssuerElsewhereThatHasItsKeysFromHere() throws Exception {
        String url = "http://issuer.example";
        String token = run("token", "--issuer", url, "--role", "customer").output();

        try (Issuer elsewhere = Issuer.start(new DataDirectory(data).identity(), 0)) {
            assertThat(claims(token.stripTrailing(), url, elsewhere.url()).getSubject())
                    .isEqualTo("customer");
        }
    }

    /** What stands in a token of the issuer that runs now. */
    private JwtClaims claims(String token) throws Exception {
        String issuer = Issuer.url(ports.issuer());
        return claims(token, issuer, issuer);
    }

    private static JwtClaims claims(String token, String issuer, String publisher) throws Exception {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(TokenRequest.AUDIENCE)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(new HttpsJwks(publisher + "/jwks")))
                .build()
                .processToClaims(token);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingRunningWhenItIsKilledItself() throws Exception {
        up();
        LauncherState launcher = RunningLauncher.require(new DataDirectory(data));

        ProcessHandle.of(launcher.pid()).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(LIMIT).until(this::allPortsAreFree);
        assertThat(up().exitCode()).isZero();
    }

    @Test
    void endsWithOneSentenceAndNothingRunningWhenAServiceDies() throws Exception {
        Result result = start(List.of(StandInService.BROKEN, "warehouse"), "up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("warehouse stopped at start (exit code 3)")
                .contains("Nothing is left running")
                .doesNotContain("Exception");
        assertThat(allPortsAreFree()).isTrue();
    }

    private Result up() throws Exception {
        return start(List.of(), "up");
    }

    private Result start(List<String> environment, String... command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--http-port", Integer.toString(ports.http(Service.CHECKOUT)),
                "--management-port", Integer.toString(ports.management(Service.CHECKOUT)),
                "--nats-port", Integer.toString(ports.nats()),
                "--nats-monitoring-port", Integer.toString(ports.natsMonitoring()),
                "--postgres-port", Integer.toString(ports.postgres()),
                "--smtp-port", Integer.toString(ports.smtp()),
                "--issuer-port", Integer.toString(ports.issuer())));
        return execute(environment, arguments.toArray(String[]::new));
    }

    private Result run(String... arguments) throws Exception {
        return execute(List.of(), arguments);
    }

    private Result execute(List<String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("ORDERFLOW_HOME", directory.resolve("sources").toString());
        builder.environment().put("ORDERFLOW_DATA", data.toString());
        for (int i = 0; i < environment.size(); i += 2) {
            builder.environment().put(environment.get(i), environment.get(i + 1));
        }
        int exitCode = builder.start().waitFor();
        return new Result(exitCode, Files.readString(output));
    }

    private List<JsonNode> readyProcesses() throws Exception {
        return StreamSupport.stream(
                        new JsonMapper()
                                .readTree(run("status", "--json").output())
                                .spliterator(),
                        false)
                .filter(process ->
                        process.get("ready").asBoolean() && process.get("pid").asLong() > 0)
                .toList();
    }

    private JsonNode status(String name) throws Exception {
        return readyProcesses().stream()
                .filter(process -> process.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean allPortsAreFree() {
        return Probe.all(ports, new DataDirectory(data)).stream().allMatch(probe -> FreePorts.isFree(probe.port()));
    }

    private static Ports portsInARow() {
        Ports free = Ports.free();
        return new Ports(
                free.nats(), free.natsMonitoring(), free.postgres(), free.smtp(), free.issuer(), inARow(), inARow());
    }

    private static Map<Service, Integer> inARow() {
        return Ports.consecutive(FreePorts.consecutive(Service.values().length));
    }

    private record Result(int exitCode, String output) {}
}
