package io.orderflow.bench.scenario;

import io.orderflow.bench.load.Answers;
import io.orderflow.bench.report.Measurement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One order at a time: how fast the system is when it has nothing else to do. */
public final class Idle {
    /** Between an order's end and the next one, at random, so that no timer of the system keeps step with it. */
    private static final long LEAST_PAUSE_MILLIS = 20;

    private static final long MOST_PAUSE_MILLIS = 80;

    private final Shop shop;

    public Idle(Shop shop) {
        this.shop = shop;
    }

    public Measurement measure(String name, Duration duration) throws InterruptedException {
        Answers answers = new Answers();
        ProgressLine.Watch watch = shop.progress().new Watch(name, answers, shop.ledger());
        Window window = Window.open(shop, name, 0, answers);
        long end = System.nanoTime() + duration.toNanos();
        boolean flowing = true;
        while (flowing && System.nanoTime() < end) {
            placeOne(answers);
            flowing = shop.drain(watch);
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
        }
        return window.close(watch);
    }

    /** Returns once the request is under way, so that there is something to wait for. */
    private void placeOne(Answers answers) throws InterruptedException {
        long before = answers.sentCount();
        shop.generator().placeOne(answers);
        while (answers.sentCount() == before) {
            TimeUnit.MICROSECONDS.sleep(200);
        }
    }
}
