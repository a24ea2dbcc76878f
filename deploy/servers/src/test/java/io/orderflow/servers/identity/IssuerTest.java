package io.orderflow.servers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
    private static final TokenRequest ADA = TokenRequest.of("c-1", "customer").withName("Ada Example");

    @TempDir
    private Path directory;

    private Issuer issuer;

    @BeforeEach
    void start() {
        issuer = Issuer.start(directory.resolve("identity"), 0);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void issuesTokensThatItsPublishedKeysConfirm() throws Exception {
        JwtClaims claims = reader().processToClaims(issuer.tokens().issue(ADA.withLifetime(Duration.ofMinutes(5))));

        assertThat(claims.getSubject()).isEqualTo("c-1");
        assertThat(claims.getStringClaimValue("name")).isEqualTo("Ada Example");
        assertThat(claims.getStringListClaimValue("roles")).containsExactly("customer");
        assertThat(claims.getJwtId()).isNotBlank();
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void forgesTokensThatNobodyAccepts(Forgery forgery) {
        String token = forgery.token(issuer.tokens(), ADA);

        assertThatThrownBy(() -> reader().processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void publishesANewKeyBesideTheOldOneUntilThatIsWithdrawn() throws Exception {
        String before = issuer.tokens().issue(ADA);
        issuer.keys().rotate();
        String after = issuer.tokens().issue(ADA);
        reader().processToClaims(before);
        reader().processToClaims(after);

        issuer.keys().withdrawOthers();

        reader().processToClaims(after);
        assertThatThrownBy(() -> reader().processToClaims(before)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void keepsItsKeysForItselfAndForTheNextStart() throws Exception {
        String token = issuer.tokens().issue(ADA);
        Path file = directory.resolve("identity/signing-keys.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(get("/jwks").body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");

        int port = URI.create(issuer.url()).getPort();
        issuer.close();
        issuer = Issuer.start(directory.resolve("identity"), port);

        assertThat(reader().processToClaims(token).getSubject()).isEqualTo("c-1");
    }

    @Test
    void saysWhereItsKeysAre() throws Exception {
        HttpResponse<String> metadata = get("/.well-known/openid-configuration");

        assertThat(metadata.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(metadata.body())
                .contains("\"issuer\":\"%s\"".formatted(issuer.url()))
                .contains("\"jwks_uri\":\"%s/jwks\"".formatted(issuer.url()));
    }

    @Test
    void saysOfItselfWhatOthersShallReachItBy() throws Exception {
        int port = URI.create(issuer.url()).getPort();
        issuer.close();
        issuer = Issuer.start(directory.resolve("identity"), port, "http://issuer.example");

        assertThat(issuer.url()).isEqualTo("http://issuer.example");
        assertThat(send("GET", Issuer.url(port), "/.well-known/openid-configuration")
                        .body())
                .contains("\"issuer\":\"http://issuer.example\"")
                .contains("\"jwks_uri\":\"http://issuer.example/jwks\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/token", "/jwks/", "/jwks/signing-keys.json"})
    void hasNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void isOnlyRead() throws Exception {
        assertThat(send("HEAD", "/jwks").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/jwks").statusCode()).isEqualTo(405);
    }

    private JwtConsumer reader() {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer.url())
                .setExpectedAudience(TokenRequest.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(new HttpsJwks(issuer.url() + "/jwks")))
                .build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(method, issuer.url(), path);
    }

    private static HttpResponse<String> send(String method, String server, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
