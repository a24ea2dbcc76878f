package io.orderflow.endtoend.hostile;

import io.orderflow.endtoend.shop.RetryAfter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP/1.1 byte for byte: a decent client would refuse to send what has to be sent here. In one thing it is decent: it
 * heeds {@link RetryAfter}.
 */
final class RawHttp {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_EXCERPT = 400;

    /**
     * The beginning of an answer.
     *
     * @param status 0 if none came in time
     * @param taken how long it took to come
     * @param excerpt the first part of the body, for people
     */
    record Response(int status, String contentType, String retryAfter, Duration taken, String excerpt)
            implements RetryAfter.Answer {}

    private final URI server;
    private final Duration limit;
    private final String credentials;

    /**
     * @param limit how long the server may take to begin its answer
     * @param credentials for {@code Authorization}; nothing is said of it if they are empty
     */
    RawHttp(URI server, Duration limit, String credentials) {
        this.server = server;
        this.limit = limit;
        this.credentials = credentials;
    }

    Response send(HostileRequest request) {
        return RetryAfter.heeded(() -> sendOnce(request));
    }

    private Response sendOnce(HostileRequest request) {
        Instant sent = Instant.now();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) limit.toMillis());
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) limit.toMillis());
            try {
                socket.getOutputStream().write(bytes(request));
            } catch (IOException refusedHalfway) {
                // A body that is too large need not be taken in; the answer may be there all the same.
                return answer(socket.getInputStream(), sent);
            }
            return answer(socket.getInputStream(), sent);
        } catch (IOException e) {
            return noAnswer(sent, e.toString());
        }
    }

    private byte[] bytes(HostileRequest request) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
        if (!credentials.isEmpty()) {
            head.append("Authorization: ").append(credentials).append("\r\n");
        }
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.hasBody()) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.write(request.body());
        return bytes.toByteArray();
    }

    private static Response answer(InputStream stream, Instant sent) throws IOException {
        String head = head(stream);
        if (!head.startsWith("HTTP/1.1 ")) {
            return noAnswer(sent, head.isEmpty() ? "the connection was closed" : head);
        }
        Duration taken = Duration.between(sent, Instant.now());
        int status = Integer.parseInt(head.substring(9, 12));
        String length = header(head, "content-length").orElse(Integer.toString(LONGEST_EXCERPT));
        int known = Math.min(Integer.parseInt(length), LONGEST_EXCERPT);
        String contentType = header(head, "content-type").orElse("");
        boolean tellsOfFailures = status >= 400 || contentType.startsWith("application/x-ndjson");
        String excerpt = tellsOfFailures ? new String(stream.readNBytes(known), StandardCharsets.UTF_8) : "";
        String retryAfter = header(head, "retry-after").orElse("");
        return new Response(status, contentType, retryAfter, taken, excerpt);
    }

    private static Response noAnswer(Instant sent, String why) {
        return new Response(0, "", "", Duration.between(sent, Instant.now()), why);
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = stream.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
