package io.orderflow.runtime.probe;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** HTTP/1.1 byte for byte: decent clients refuse to send what has to be sent here. */
public final class RawConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 100;

    private final Socket socket;

    /** Connects to the service under test. */
    public RawConnection() {
        try {
            socket = new Socket("localhost", RestAssured.port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a service answers to this, until it closes the connection. */
    public static String answerTo(String request) {
        try (RawConnection connection = new RawConnection()) {
            connection.send(request);
            return connection.answer();
        }
    }

    /** Sends text as ISO 8859-1. */
    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All that comes until the service closes the connection. */
    public String answer() {
        return answerDuring("");
    }

    /** The same, while a text is sent once more each moment, for as long as the service takes it. */
    public String answerDuring(String text) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Instant end = Instant.now().plus(PATIENCE);
        try {
            socket.setSoTimeout(PAUSE_MILLIS);
            while (Instant.now().isBefore(end)) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString(StandardCharsets.UTF_8);
                    }
                    answer.write(next);
                } catch (SocketTimeoutException quiet) {
                    send(text);
                }
            }
        } catch (IOException | UncheckedIOException reset) {
            return answer.toString(StandardCharsets.UTF_8);
        }
        throw new AssertionError("still open after " + PATIENCE + ": " + answer.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
