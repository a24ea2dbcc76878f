package io.orderflow.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
        "2001:db8:1:2::7, 2001:db8:1:2:0:0:0:0",
        "2001:db8:1:3::7, 2001:db8:1:3:0:0:0:0",
        "unknown, unknown",
        "_hidden, _hidden",
    })
    void aClientIsItsAddressOrItsNetwork(String address, String client) {
        assertThat(ClientAddress.client(address)).isEqualTo(client);
    }
}
