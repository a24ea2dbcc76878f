package io.orderflow.bench.measure;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What Linux says in {@code /proc/<pid>/stat} of the processor time of a process (proc_pid_stat(5)).
 *
 * @param own in user and kernel mode
 * @param endedChildren of children that have ended and were waited for, and of theirs
 */
public record ProcessStat(Duration own, Duration endedChildren) {
    /** The unit of these files is USER_HZ, which is 100 a second on every platform that has a JDK 25. */
    private static final long MILLIS_PER_TICK = 10;

    /** Counted from the field after the name, which may itself hold blanks and parentheses. */
    private static final int UTIME = 11;

    private static final int MACHINE_SOFTIRQ = 7;

    public static ProcessStat parse(String line) {
        int name = line.lastIndexOf(')');
        String[] fields =
                name < 0 ? new String[0] : line.substring(name + 1).strip().split(" ");
        if (fields.length < UTIME + 4) {
            throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line);
        }
        return new ProcessStat(
                ticks(fields[UTIME]).plus(ticks(fields[UTIME + 1])),
                ticks(fields[UTIME + 2]).plus(ticks(fields[UTIME + 3])));
    }

    /** The first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, … of all processors. */
    static Duration busy(String line) {
        String[] fields = line.strip().split(" +", -1);
        if (fields.length < MACHINE_SOFTIRQ + 1 || !fields[0].equals("cpu")) {
            throw new IllegalArgumentException("not the first line of /proc/stat: " + line);
        }
        return Stream.of(1, 2, 3, MACHINE_SOFTIRQ - 1, MACHINE_SOFTIRQ)
                .map(field -> ticks(fields[field]))
                .reduce(Duration.ZERO, Duration::plus);
    }

    public Duration total() {
        return own.plus(endedChildren);
    }

    private static Duration ticks(String field) {
        return Duration.ofMillis(Long.parseLong(field) * MILLIS_PER_TICK);
    }
}
