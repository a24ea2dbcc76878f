package io.orderflow.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that takes every connection and never says a word. Once closed it takes no more, and keeps those it has. */
final class SilentServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger abandoned = new AtomicInteger();

    private SilentServer(ServerSocket listener) {
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    static SilentServer on(int port) {
        try {
            return new SilentServer(new ServerSocket(port, 100, InetAddress.getLoopbackAddress()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int connections() {
        return connections.size();
    }

    /** How many connections the other side has closed. */
    int abandoned() {
        return abandoned.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> awaitEnd(connection));
            }
        } catch (IOException closed) {
            // The test needs it no more.
        }
    }

    private void awaitEnd(Socket connection) {
        try (connection) {
            while (connection.getInputStream().read() >= 0) {
                // Whatever is said, there is no answer.
            }
        } catch (IOException reset) {
            // An end as well.
        }
        abandoned.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
