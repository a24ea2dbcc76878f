package io.orderflow.bench.measure;

import io.orderflow.servers.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The resident memory of a process and its children. Where Linux says so it is the proportional set size: PostgreSQL's
 * backends share their buffers, and adding up their resident sets would count these once for each connection.
 */
final class Memory {
    private static final long BYTES_PER_KILOBYTE = 1024;

    private Memory() {}

    static long bytesOfTree(ProcessHandle root) {
        return bytes(ProcessorTime.tree(root).map(ProcessHandle::pid).toList());
    }

    static long bytes(List<Long> pids) {
        return Files.exists(Path.of("/proc/self/stat"))
                ? pids.stream().mapToLong(Memory::ofProc).sum()
                : ofPs(pids);
    }

    private static long ofProc(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid));
        return field(directory.resolve("smaps_rollup"), "Pss:")
                .orElseGet(() -> field(directory.resolve("status"), "VmRSS:").orElse(0));
    }

    /** A line like {@code Pss:   1234 kB}; nothing when the process is gone or somebody else's. */
    private static OptionalLong field(Path file, String name) {
        try {
            return kilobytes(Files.readAllLines(file), name);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong kilobytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(number -> Long.parseLong(number) * BYTES_PER_KILOBYTE)
                .findFirst();
    }

    private static long ofPs(List<Long> pids) {
        String list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return ShortCommand.run(List.of("ps", "-o", "rss=", "-p", list))
                .output()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .mapToLong(line -> Long.parseLong(line) * BYTES_PER_KILOBYTE)
                .sum();
    }
}
