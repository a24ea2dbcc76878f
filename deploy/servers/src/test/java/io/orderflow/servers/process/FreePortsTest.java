package io.orderflow.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    private static final int LOOKS = 3000;

    @Test
    void givesEachPortOnce() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(given.add(FreePorts.any())).isTrue();
        }
    }

    @Test
    void givesPortsInARowToOneAlone() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            int first = FreePorts.consecutive(7);
            for (int port = first; port < first + 7; port++) {
                assertThat(given.add(port)).isTrue();
            }
            assertThat(given.add(FreePorts.any())).isTrue();
        }
    }

    @Test
    void knowsATakenPort() throws Exception {
        int port = FreePorts.any();
        assertThat(FreePorts.isFree(port)).isTrue();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(socket.getLocalPort())).isFalse();
        }
    }

    /** A child has what its parent had open until it runs its program: a socket too, bound to look at a port. */
    @Test
    void aPortIsFreeThoughProcessesAreBeingStarted() throws Exception {
        int port = FreePorts.any();
        AtomicBoolean looked = new AtomicBoolean();
        CompletableFuture<Void> starts = CompletableFuture.runAsync(() -> {
            while (!looked.get()) {
                ShortCommand.run(List.of("true"));
            }
        });
        try {
            for (int look = 0; look < LOOKS; look++) {
                assertThat(FreePorts.isFree(port)).as("look %d", look).isTrue();
            }
        } finally {
            looked.set(true);
            starts.get();
        }
    }
}
