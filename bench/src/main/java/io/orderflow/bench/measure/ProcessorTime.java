package io.orderflow.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that a process and its children have used so far, from the operating system. On Linux children
 * that have ended are counted by their parent, so the difference of two readings is complete; elsewhere their time is
 * lost, which concerns the few backends that PostgreSQL ends while it runs.
 */
final class ProcessorTime {
    private ProcessorTime() {}

    static Duration ofTree(ProcessHandle root) {
        return tree(root).map(ProcessorTime::of).reduce(Duration.ZERO, Duration::plus);
    }

    static Stream<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    /** Of the process itself and of its ended children. */
    static Duration of(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(stat)) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
        try {
            return ProcessStat.parse(Files.readString(stat)).total();
        } catch (IOException ended) {
            return Duration.ZERO; // Its parent counts it from now on.
        }
    }

    /** Of all processes that ran on this machine since it started. */
    static Duration ofMachine() {
        try {
            return ProcessStat.busy(Files.readAllLines(Path.of("/proc/stat")).getFirst());
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }
}
