package io.orderflow.servers.process;

import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** TCP ports of the loopback address. */
public final class FreePorts {
    /**
     * Below the ports that the kernel gives to outgoing connections: a client that keeps trying a server that is down
     * could otherwise be given the server's own port and connect to itself.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 30_000;
    private static final int TRIES = 200;
    private static final int CONNECT_MILLIS = 500;

    private FreePorts() {}

    /** A port that nobody uses and that no other launcher is given as long as this one lives. */
    public static int any() {
        return consecutive(1);
    }

    /** The first of so many ports in a row, of each of which the same is true as of {@link #any()}. */
    public static int consecutive(int count) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count);
            if (IntStream.range(first, first + count).allMatch(port -> isFree(port) && PortReservation.tryTake(port))) {
                return first;
            }
        }
        throw new LaunchException(
                "%s free ports in a row were not found between %s and %s.".formatted(count, LOWEST, HIGHEST));
    }

    /** The port itself, or any free one for 0. */
    public static int orAny(int port) {
        return port == 0 ? any() : port;
    }

    /** Nobody answers on it and it can be bound (on macOS one can bind beside a wildcard listener). */
    public static boolean isFree(int port) {
        return Spawner.whileNothingStarts(() -> canBind(port)) && !answers(port);
    }

    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return socket.getLocalPort() != port;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
