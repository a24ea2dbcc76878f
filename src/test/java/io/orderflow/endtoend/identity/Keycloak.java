package io.orderflow.endtoend.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ListenPort;
import io.orderflow.servers.process.LogFile;
import io.orderflow.servers.process.ManagedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A running Keycloak with the realm of {@code realm.json}, which forgets everything when it ends. */
final class Keycloak implements AutoCloseable {
    /** It compiles itself at its first start. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final String REALM = "/realms/orderflow";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePorts.any();
    private final int managementPort = FreePorts.any();
    private final Path home;
    private final String storefront;
    private final ManagedProcess process;

    private Keycloak(Path home, Path directory, String storefront) {
        this.home = home;
        this.storefront = storefront;
        this.process = new ManagedProcess(
                "keycloak",
                this::command,
                new ListenPort(port, "another port"),
                this::answers,
                new LogFile(directory.resolve("keycloak.log")),
                directory);
    }

    /**
     * Starts one.
     *
     * @param directory of its own; what is in it goes
     * @param storefront the origin of the pages that people sign in from
     */
    static Keycloak start(Path distribution, Path directory, String storefront) throws IOException {
        DirectoryTree.delete(directory);
        Path home = directory.toAbsolutePath().resolve("home");
        Files.createDirectories(directory);
        DirectoryTree.copy(distribution, home);
        Path realms = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("realm.json")) {
            Files.copy(Objects.requireNonNull(realm), realms.resolve("orderflow-realm.json"));
        }
        Keycloak keycloak = new Keycloak(home, directory, storefront);
        try {
            keycloak.process.start();
            keycloak.process.awaitReady(START_LIMIT);
            return keycloak;
        } catch (RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + REALM;
    }

    /** What somebody gets who signs in with the password of {@code realm.json} through this client. */
    String tokenOf(String user, String client) {
        return token(
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", user + "-secret"));
    }

    /** What a program gets that has a client of its own. */
    String tokenOfClient(String client) {
        return token(
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client + "-secret"));
    }

    @Override
    public void close() {
        process.stop();
        DirectoryTree.delete(home);
        http.close();
    }

    private LaunchCommand command() {
        return LaunchCommand.of(
                        List.of(
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--db=dev-mem",
                                "--import-realm",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--http-management-port=" + managementPort),
                        home)
                .withEnvironment(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "STOREFRONT",
                        storefront,
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1"));
    }

    private boolean answers() {
        try {
            return get("/.well-known/openid-configuration").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(issuer() + path)).timeout(Duration.ofSeconds(2)));
    }

    private String token(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new JsonMapper().readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak gives no token", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
