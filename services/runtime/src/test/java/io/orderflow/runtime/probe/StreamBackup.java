package io.orderflow.runtime.probe;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What {@code nats stream backup} and {@code nats stream restore} do, while everybody stays connected. */
public final class StreamBackup {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JsonObject description;
    private final List<byte[]> chunks;

    private StreamBackup(JsonObject description, List<byte[]> chunks) {
        this.description = description;
        this.chunks = chunks;
    }

    /** Takes one of the stream {@code ORDERS}. */
    public static StreamBackup take(Connection connection) throws InterruptedException {
        String inbox = connection.createInbox();
        Subscription arriving = connection.subscribe(inbox);
        JsonObject description = ask(
                connection,
                "$JS.API.STREAM.SNAPSHOT.ORDERS",
                new JsonObject().put("deliver_subject", inbox).toString());
        List<byte[]> chunks = new ArrayList<>();
        Message chunk = Objects.requireNonNull(arriving.nextMessage(PATIENCE));
        while (chunk.getData().length > 0) {
            chunks.add(chunk.getData());
            if (chunk.getReplyTo() != null) {
                connection.publish(chunk.getReplyTo(), new byte[0]);
            }
            chunk = Objects.requireNonNull(arriving.nextMessage(PATIENCE));
        }
        arriving.unsubscribe();
        return new StreamBackup(description, chunks);
    }

    /** Removes the stream and puts this one into its place. */
    public void restore(Connection connection) throws InterruptedException {
        ask(connection, "$JS.API.STREAM.DELETE.ORDERS", "");
        String wanted = new JsonObject()
                .put("config", description.getJsonObject("config"))
                .put("state", description.getJsonObject("state"))
                .toString();
        String target = ask(connection, "$JS.API.STREAM.RESTORE.ORDERS", wanted).getString("deliver_subject");
        for (byte[] chunk : chunks) {
            connection.request(target, chunk, PATIENCE);
        }
        ask(connection, target, "");
    }

    private static JsonObject ask(Connection connection, String subject, String body) throws InterruptedException {
        Message answer = connection.request(subject, body.getBytes(StandardCharsets.UTF_8), PATIENCE);
        JsonObject json = new JsonObject(new String(answer.getData(), StandardCharsets.UTF_8));
        if (json.containsKey("error")) {
            throw new IllegalStateException(subject + ": " + json);
        }
        return json;
    }
}
