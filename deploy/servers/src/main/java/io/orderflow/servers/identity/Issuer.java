package io.orderflow.servers.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orderflow.servers.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running OpenID issuer, as far as those need it who check tokens: its metadata (OpenID Connect Discovery 1.0) and its
 * keys. It signs nobody in; {@link #tokens()} are made by whoever may read its keys.
 */
public final class Issuer implements AutoCloseable {
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String KEYS = "/jwks";

    private final String url;
    private final SigningKeys keys;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Issuer(String url, SigningKeys keys, HttpServer server) {
        this.url = url;
        this.keys = keys;
        this.server = server;
    }

    /**
     * Starts one on the loopback address.
     *
     * @param directory where its keys are kept; made, with a key, if it is missing
     * @param port 0 for any free one
     */
    public static Issuer start(Path directory, int port) {
        int chosen = FreePorts.orAny(port);
        return start(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), chosen), url(chosen));
    }

    /**
     * Starts one on every address of this machine.
     *
     * @param directory where its keys are kept; made, with a key, if it is missing
     * @param url how others reach it, without a slash at its end
     */
    public static Issuer start(Path directory, int port, String url) {
        return start(directory, new InetSocketAddress(port), url);
    }

    private static Issuer start(Path directory, InetSocketAddress address, String url) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            Issuer issuer = new Issuer(url, SigningKeys.madeIn(directory), server);
            server.createContext("/", issuer::answer);
            server.setExecutor(issuer.threads);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer cannot listen on " + address, e);
        }
    }

    /** The URL of one on this port of the loopback address. */
    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** As it stands in {@code iss}. */
    public String url() {
        return url;
    }

    public SigningKeys keys() {
        return keys;
    }

    public Tokens tokens() {
        return new Tokens(url(), keys);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case METADATA -> send(exchange, metadata());
                case KEYS -> send(exchange, keys.published());
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            case "HEAD" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, -1);
            }
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s%2$s","response_types_supported":["token"],\
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"],\
                "claims_supported":["iss","aud","sub","name","roles","iat","exp","jti"]}""".formatted(url(), KEYS);
    }
}
