package io.orderflow.notification;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client of server-sent events, as the HTML Living Standard describes them, that does not come back by itself. */
final class EventSource implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int status;
    private final Stream<String> lines;
    private final Thread reader;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final List<String> data = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final List<String> retries = new CopyOnWriteArrayList<>();

    private EventSource(HttpRequest request) {
        try {
            HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            status = response.statusCode();
            lines = response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        reader = Thread.ofVirtual().start(status == 200 ? this::read : lines::close);
    }

    static EventSource open(Object orderId) {
        return new EventSource(request(orderId).build());
    }

    /** From this address, as a proxy says. */
    static EventSource openFrom(String address, Object orderId) {
        return new EventSource(
                request(orderId).header("X-Forwarded-For", address).build());
    }

    static EventSource resume(Object orderId, String lastEventId) {
        return new EventSource(
                request(orderId).header("Last-Event-ID", lastEventId).build());
    }

    private static HttpRequest.Builder request(Object orderId) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/orders/" + orderId + "/events"))
                .header("Accept", "text/event-stream");
    }

    int status() {
        return status;
    }

    List<String> names() {
        return names;
    }

    List<String> ids() {
        return ids;
    }

    List<String> data() {
        return data;
    }

    List<String> comments() {
        return comments;
    }

    /** After how many milliseconds the server wants to see the client again. */
    List<String> retries() {
        return retries;
    }

    /** Whether the server has ended the stream. */
    boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        try {
            lines.forEach(line -> {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id:")) {
                    ids.add(line.substring(3).strip());
                } else if (line.startsWith("event:")) {
                    names.add(line.substring(6).strip());
                } else if (line.startsWith("retry:")) {
                    retries.add(line.substring(6).strip());
                } else if (line.startsWith("data:")) {
                    data.add(line.substring(5).strip());
                } else if (!line.isEmpty()) {
                    throw new IllegalStateException("not of an event: " + line);
                }
            });
        } catch (UncheckedIOException closed) {
            // The test has closed it.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
