package io.orderflow.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.faults.Walks.Walk;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Assortment;
import io.orderflow.endtoend.shop.Audit;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Traffic.Accepted;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.supervision.RestartRequest;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever has just said something of an order dies at that moment, or everything does. Orders on all other courses are
 * on their way too, each wherever it is by then.
 */
@RunsOn(Setting.EVERY_COURSE)
class KillEveryStepIT {
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int PLENTY = 100_000;

    private final Shop shop;
    private final OrderflowSystem system;

    KillEveryStepIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    @AfterEach
    void everythingRuns() {
        system.processes().forEach(ManagedProcess::resume);
        awaitReady();
    }

    @Test
    void keepsEveryPromiseWhoeverDiesOnceItHasSpoken() {
        keepsEveryPromise(moment -> List.of(system.process(moment.publisher())));
    }

    @Test
    void keepsEveryPromiseWhenEverythingDiesOnceSomebodyHasSpoken() {
        keepsEveryPromise(moment -> system.processes().toList());
    }

    private void keepsEveryPromise(Function<Moment, List<ManagedProcess>> victims) {
        String lamp = shop.offers("LAMP", 34_998, PLENTY);
        String soldOut = shop.offers("RARITY", 99_000, 0);
        Walks walks = new Walks(shop, system, lamp, soldOut);
        Sample sample = Sample.ofThisRun(TIME);
        System.out.println(sample);
        for (Moment moment : sample.moments()) {
            if (sample.hasTime()) {
                System.out.println("  " + moment);
                strike(moment, walks, victims.apply(moment));
            }
        }

        assertThat(walks.begun()).as("%s", sample).isNotEmpty();
        List<Accepted> accepted =
                walks.begun().stream().map(walk -> walk.people().join()).toList();
        awaitReady();
        Assortment assortment = new Assortment(shop, Map.of(lamp, PLENTY, soldOut, 0), new AtomicInteger());
        new Audit(shop, assortment, accepted).passes();
        assertThat(walks.begun()).as("%s", sample).allSatisfy(KillEveryStepIT::endsAsItsCourseDoes);
    }

    /** Kills them as soon as the stream has the event. */
    private void strike(Moment moment, Walks walks, List<ManagedProcess> victims) {
        awaitReady();
        Stream.of(Course.values()).filter(course -> !course.needsStandstill()).forEach(walks::begin);
        walks.begin(moment.course()).order().join().awaitEvent(moment.event());
        victims.forEach(ManagedProcess::kill);
        victims.forEach(this::asksForItBack);
    }

    /** The supervisor by itself waits twice as long for whoever dies again within a minute, up to half a minute. */
    private void asksForItBack(ManagedProcess victim) {
        new RestartRequest(new DataDirectory(system.options().data()).run(), victim.name()).leave();
    }

    /** Where everybody was dead for as long as there was time to pay again, that was too late. */
    private static void endsAsItsCourseDoes(Walk walk) {
        boolean isTooLate = walk.course() == Course.PAID_AGAIN
                && walk.people().join().purchase().isDeclined();
        assertThat(walk.order().join().status())
                .as("%s", walk)
                .isEqualTo(isTooLate ? Course.DECLINED.end() : walk.course().end());
    }

    private void awaitReady() {
        assertThat(system.processes())
                .allSatisfy(process -> await(process.name() + " is ready")
                        .atMost(RECOVERY)
                        .pollDelay(Duration.ZERO)
                        .until(process::isReady));
    }
}
