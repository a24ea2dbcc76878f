package io.orderflow.servers.nats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The INFO line with which a nats-server greets a client: it says whether JetStream runs. */
public record NatsGreeting(int port) {
    private static final int TIMEOUT_MILLIS = 2_000;

    /** Whether a server greets, with JetStream on. */
    public boolean isHeard() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line != null && line.startsWith("INFO ") && line.contains("\"jetstream\":true");
        } catch (IOException e) {
            return false;
        }
    }
}
