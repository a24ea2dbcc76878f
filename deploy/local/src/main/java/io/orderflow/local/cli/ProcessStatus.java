package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.Probe;
import io.orderflow.servers.process.PidFile;
import io.orderflow.servers.process.Together;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process as other programs see it.
 *
 * @param pid 0 when it does not run
 * @param restarts how often it was started again since the system came up
 */
record ProcessStatus(String name, long pid, int port, String url, boolean ready, int restarts, String log) {

    static List<ProcessStatus> all(List<Probe> probes, DataDirectory directory) {
        Map<String, ProcessStatus> found = new ConcurrentHashMap<>();
        Together.run(probes.stream().map(probe -> () -> found.put(probe.name(), of(probe, directory))));
        return probes.stream()
                .flatMap(probe -> Optional.ofNullable(found.get(probe.name())).stream())
                .toList();
    }

    static ProcessStatus of(Probe probe, DataDirectory directory) {
        Optional<PidFile.Entry> entry = new PidFile(directory.run(), probe.name()).read();
        return new ProcessStatus(
                probe.name(),
                entry.map(running -> running.process().pid()).orElse(0L),
                probe.port(),
                probe.url(),
                entry.isPresent() && probe.readiness().isReady(),
                entry.map(PidFile.Entry::restarts).orElse(0),
                directory.log(probe.name()).path().toString());
    }
}
