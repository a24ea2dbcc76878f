package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.orderflow.servers.nats.NatsServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in which nats-server keeps what it knows of a stream and its consumers, as a power cut may leave them. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@Timeout(120)
class DamagedStoreTest {

    private static final String STREAM = "ORDERS";
    private static final String CONSUMER = "probe";

    @Inject
    Tables tables;

    private final NatsServer nats = FragileServers.nats();
    private Wire wire;

    /** What may become of the content of a file. */
    enum Damage {
        ZEROED(content -> new byte[content.length]),
        EMPTIED(content -> new byte[0]),
        CUT_OFF(content -> Arrays.copyOf(content, content.length - 3)),
        CUT_TO_A_BYTE(content -> Arrays.copyOf(content, 1)),
        FLIPPED_IN_ITS_FIRST_BYTE(content -> flipped(content, 0)),
        FLIPPED_IN_ITS_SECOND_BYTE(content -> flipped(content, 1)),
        FLIPPED_IN_ITS_THIRD_BYTE(content -> flipped(content, 2));

        private final UnaryOperator<byte[]> change;

        Damage(UnaryOperator<byte[]> change) {
            this.change = change;
        }

        private static byte[] flipped(byte[] content, int place) {
            byte[] changed = content.clone();
            changed[place] ^= 1;
            return changed;
        }
    }

    @BeforeEach
    void aConsumerThatHasReadSomething() throws Exception {
        wire = new Wire();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.messages() >= 0);
        everyOneIsDealtWith(reserved());
    }

    @AfterEach
    void anUndamagedStore() {
        wire.close();
        nats.stop();
        nats.wipe();
        nats.restart();
    }

    @ParameterizedTest
    @EnumSource
    void ordersGoOnWhateverBecomesOfTheStateOfAConsumer(Damage damage) throws Exception {
        ordersGoOnWithDamaged("obs/" + CONSUMER + "/o.dat", damage);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZEROED", "EMPTIED", "CUT_OFF"})
    void ordersGoOnWhateverBecomesOfTheDescriptionOfAConsumer(Damage damage) throws Exception {
        ordersGoOnWithDamaged("obs/" + CONSUMER + "/meta.inf", damage);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZEROED", "EMPTIED", "FLIPPED_IN_ITS_THIRD_BYTE"})
    void ordersGoOnWhateverBecomesOfTheDescriptionOfTheStream(Damage damage) throws Exception {
        ordersGoOnWithDamaged("meta.inf", damage);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZEROED", "EMPTIED", "FLIPPED_IN_ITS_FIRST_BYTE"})
    void ordersGoOnWhateverBecomesOfTheChecksumOfTheStream(Damage damage) throws Exception {
        ordersGoOnWithDamaged("meta.sum", damage);
    }

    /** For such a consumer the server keeps no file, so that it begins anew as often as the server does. */
    @Test
    void aConsumerWhoseStateIsDamagedOutlivesReconnectsAndRestarts() throws Exception {
        ordersGoOnWithDamaged("obs/" + CONSUMER + "/o.dat", Damage.ZEROED);
        assertThat(present().isMemStorage()).isTrue();
        nats.process().kill();
        nats.restart();
        everyOneIsDealtWith(reserved());
    }

    @Test
    void aConsumerIsStoredAgainOnceItsDamagedStateIsRemoved() throws Exception {
        ordersGoOnWithDamaged("obs/" + CONSUMER + "/o.dat", Damage.ZEROED);
        nats.stop();
        Files.delete(file("obs/" + CONSUMER + "/o.dat"));
        nats.restart();
        everyOneIsDealtWith(reserved());
        assertThat(present().isMemStorage()).isFalse();
    }

    /** What the server keeps of a consumer once and for all is no checksum's concern either. */
    @Test
    void aConsumerOfAnotherKindIsMadeAnew() throws Exception {
        nats.stop();
        Path description = file("obs/" + CONSUMER + "/meta.inf");
        String text = Files.readString(description);
        assertThat(text).contains("\"deliver_policy\":\"all\"");
        Files.writeString(description, text.replace("\"deliver_policy\":\"all\"", "\"deliver_policy\":\"new\""));
        nats.restart();
        everyOneIsDealtWith(reserved());
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(present())
                        .returns(DeliverPolicy.All, ConsumerConfiguration::getDeliverPolicy)
                        .returns(AckPolicy.Explicit, ConsumerConfiguration::getAckPolicy));
    }

    private void ordersGoOnWithDamaged(String name, Damage damage) throws Exception {
        nats.stop();
        Path file = file(name);
        Files.write(file, damage.change.apply(Files.readAllBytes(file)));
        nats.restart();
        everyOneIsDealtWith(reserved());
    }

    /** Ten orders, published as soon as there is a stream. */
    private List<OrderId> reserved() {
        List<OrderId> orders = Wire.newOrders(10);
        for (OrderId order : orders) {
            await().atMost(20, SECONDS)
                    .ignoreExceptions()
                    .until(() -> !wire.reserve(order).isEmpty());
        }
        return orders;
    }

    private void everyOneIsDealtWith(List<OrderId> orders) {
        await().atMost(30, SECONDS).until(() -> tables.effects(orders) == orders.size());
    }

    private ConsumerConfiguration present() throws Exception {
        return wire.connection()
                .jetStreamManagement()
                .getConsumerInfo(STREAM, CONSUMER)
                .getConsumerConfiguration();
    }

    private static Path file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(FragileServers.store())) {
            return files.filter(file -> file.endsWith(Path.of("streams", STREAM)))
                    .map(stream -> Objects.requireNonNull(stream).resolve(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
