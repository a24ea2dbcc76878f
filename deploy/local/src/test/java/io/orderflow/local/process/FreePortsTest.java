package io.orderflow.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void givesEachPortOnce() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 100; i++) {
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
}
