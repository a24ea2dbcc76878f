package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.PurgeOptions;
import io.orderflow.endtoend.running.PowerCut;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Assortment;
import io.orderflow.endtoend.shop.Audit;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Traffic;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Events that vanish from the stream before a service has read them: somebody removes them, or the disk never had them.
 */
@RunsOn(Setting.TO_CRASH)
class StreamLossIT {

    private static final int ORDERS_PER_SECOND = 10;
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final Shop shop;
    private final OrderflowSystem system;

    StreamLossIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    /** What an operator does to the stream. */
    private interface Operation {
        void on(JetStreamManagement streams) throws IOException, JetStreamApiException;
    }

    @BeforeEach
    void everythingRuns() {
        assertThat(system.processes())
                .allSatisfy(process ->
                        await(process.name() + " is ready").atMost(RECOVERY).until(process::isReady));
    }

    @AfterEach
    void thaw() {
        system.processes().forEach(ManagedProcess::resume);
    }

    @Test
    void keepsEveryPromiseWhenTheStreamIsPurged() throws Exception {
        keepsEveryPromiseThrough(streams -> streams.purgeStream("ORDERS"));
    }

    @Test
    void keepsEveryPromiseWhenTheStreamIsPurgedButForItsEnd() throws Exception {
        keepsEveryPromiseThrough(streams ->
                streams.purgeStream("ORDERS", PurgeOptions.builder().keep(5).build()));
    }

    @Test
    void keepsEveryPromiseWhenMessagesAreRemoved() throws Exception {
        keepsEveryPromiseThrough(streams -> {
            long last = streams.getStreamInfo("ORDERS").getStreamState().getLastSequence();
            for (long sequence = last - 20; sequence <= last; sequence += 2) {
                streams.deleteMessage("ORDERS", sequence);
            }
        });
    }

    /** {@code -Dorderflow.cuts=20 -Dorderflow.seed=7}: so many, and others than usual. */
    @Test
    void keepsEveryPromiseThroughPowerCuts() throws Exception {
        int cuts = Integer.getInteger("orderflow.cuts", 2);
        PowerCut power = new PowerCut(system.nats(), store(), new Random(Long.getLong("orderflow.seed", 1)));
        Assortment assortment = Assortment.of(shop);
        try (Traffic traffic = Traffic.of(ORDERS_PER_SECOND, assortment::next)) {
            for (int cut = 0; cut < cuts; cut++) {
                traffic.flowsFor(Duration.ofSeconds(2));
                power.isLow();
                traffic.flowsFor(Duration.ofSeconds(2));
                power.isCut();
            }
            traffic.flowsFor(Duration.ofSeconds(2));

            new Audit(shop, assortment, traffic.stop()).passesWithAShortenedStream();
        }
    }

    private Path store() {
        return new DataDirectory(system.options().data()).nats().resolve("store");
    }

    private void keepsEveryPromiseThrough(Operation operation) throws Exception {
        Assortment assortment = Assortment.of(shop);
        ManagedProcess reader = system.process(Service.ORDER);
        Connection nats = Nats.connect(system.nats().url());
        try (Traffic traffic = Traffic.of(ORDERS_PER_SECOND, assortment::next)) {
            traffic.flowsFor(Duration.ofSeconds(2));
            reader.pause();
            traffic.flowsFor(Duration.ofSeconds(4));
            operation.on(nats.jetStreamManagement());
            traffic.flowsFor(Duration.ofSeconds(1));
            reader.resume();

            new Audit(shop, assortment, traffic.stop()).passesWithAShortenedStream();
        } finally {
            nats.close();
        }
    }
}
