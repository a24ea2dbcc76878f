package io.orderflow.bench.report;

import com.sun.management.OperatingSystemMXBean;
import io.orderflow.servers.process.ShortCommand;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the figures come from.
 *
 * @param commit of the checkout, with {@code +} when it has changes; empty without git
 */
public record Machine(
        int cores,
        String processor,
        double memoryGibibytes,
        String operatingSystem,
        String java,
        String natsServer,
        String postgres,
        String commit) {

    public static Machine describe(Path sources, String natsServer, String postgres) {
        double memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                modelName(),
                Math.round(memory / (1 << 30) * 10) / 10.0,
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
                natsServer,
                postgres,
                commit(sources));
    }

    private static String modelName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static String commit(Path sources) {
        if (!Files.exists(sources.resolve(".git"))) {
            return "";
        }
        ShortCommand.Result head =
                ShortCommand.run(List.of("git", "-C", sources.toString(), "rev-parse", "--short=12", "HEAD"));
        ShortCommand.Result changes = ShortCommand.run(
                List.of("git", "-C", sources.toString(), "status", "--porcelain", "--untracked-files=no"));
        return head.succeeded() ? head.output().strip() + (changes.output().isBlank() ? "" : "+") : "";
    }
}
