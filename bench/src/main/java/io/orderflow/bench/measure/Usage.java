package io.orderflow.bench.measure;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every process has used up to one moment.
 *
 * @param processorTimes by name, {@value #GENERATOR} among them
 * @param machine what all processes of the machine have used; zero where nobody says so
 */
public record Usage(Map<String, Duration> processorTimes, Duration machine) {
    public static final String GENERATOR = "load generator";

    public Usage {
        processorTimes = new LinkedHashMap<>(processorTimes);
    }

    public static Usage of(OrderflowSystem system) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (ManagedProcess process : processes(system)) {
            times.put(
                    process.name(),
                    ProcessHandle.of(process.pid()).map(ProcessorTime::ofTree).orElse(Duration.ZERO));
        }
        times.put(GENERATOR, ProcessorTime.of(ProcessHandle.current()));
        return new Usage(times, ProcessorTime.ofMachine());
    }

    /** What was used between an earlier moment and this one. */
    public Map<String, Duration> since(Usage earlier) {
        Map<String, Duration> used = new LinkedHashMap<>();
        processorTimes.forEach(
                (name, time) -> used.put(name, time.minus(earlier.processorTimes.getOrDefault(name, Duration.ZERO))));
        return used;
    }

    /** What programs outside this run used between an earlier moment and this one. */
    public Duration othersSince(Usage earlier) {
        Duration ours = since(earlier).values().stream().reduce(Duration.ZERO, Duration::plus);
        Duration others = machine.minus(earlier.machine).minus(ours);
        return others.isNegative() ? Duration.ZERO : others;
    }

    /** The resident memory of each process now, in bytes. */
    public static Map<String, Long> memory(OrderflowSystem system) {
        Map<String, Long> memory = new LinkedHashMap<>();
        for (ManagedProcess process : processes(system)) {
            memory.put(
                    process.name(),
                    ProcessHandle.of(process.pid()).map(Memory::bytesOfTree).orElse(0L));
        }
        memory.put(GENERATOR, Memory.bytes(List.of(ProcessHandle.current().pid())));
        return memory;
    }

    private static List<ManagedProcess> processes(OrderflowSystem system) {
        return system.processes().toList();
    }
}
