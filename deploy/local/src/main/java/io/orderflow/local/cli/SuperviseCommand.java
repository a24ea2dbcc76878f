package io.orderflow.local.cli;

import io.orderflow.local.OrderflowSystem;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code up} leaves in the background. */
@Command(
        name = "supervise",
        description = "Runs the system in the foreground and starts again what dies, until it is told to end.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        hidden = true)
final class SuperviseCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    @Mixin
    private SystemOption system = new SystemOption();

    @Override
    public Integer call() throws InterruptedException {
        try (OrderflowSystem running =
                SystemRun.untilReady("up", system.options(), system.timeout(), SuperviseCommand::log)) {
            log("Everything in " + running.options().data() + " is ready.");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void log(String sentence) {
        Terminal.line(TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " + sentence);
    }
}
