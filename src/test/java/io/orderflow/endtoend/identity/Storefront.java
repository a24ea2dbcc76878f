package io.orderflow.endtoend.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;

/** The files of a shop's page, at an origin of their own. */
final class Storefront implements AutoCloseable {
    private static final Map<String, String> TYPES =
            Map.of("/index.html", "text/html", "/storefront.js", "text/javascript");

    private final HttpServer server;
    private final byte[] settings;

    private Storefront(HttpServer server, byte[] settings) {
        this.server = server;
        this.settings = settings;
    }

    /** @param settings where the page finds everything else */
    static Storefront open(int port, Map<String, String> settings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Storefront storefront = new Storefront(server, new JsonMapper().writeValueAsBytes(settings));
        server.createContext("/", storefront::answer);
        server.start();
        return storefront;
    }

    static String origin(int port) {
        return "http://127.0.0.1:" + port;
    }

    String origin() {
        return origin(server.getAddress().getPort());
    }

    /** What people open. */
    String page() {
        return origin() + "/index.html";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = TYPES.get(path);
        if (path.equals("/settings.json")) {
            send(exchange, "application/json", settings);
        } else if (type != null) {
            send(exchange, type, file(path));
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] file(String path) throws IOException {
        try (InputStream file = Storefront.class.getResourceAsStream("storefront" + path)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
