package io.orderflow.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.DataDirectory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows each process: whether it is ready, its pid, port and URL. Exit code 0 when all are ready.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-13s %-7s %9s %7s  %-9s %s";

    @Option(names = "--json", description = "As a JSON array of {name, pid, port, url, ready, restarts, log}.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws JsonProcessingException {
        DataDirectory directory = data.directory();
        List<ProcessStatus> processes = RunningLauncher.find(directory)
                .map(state -> ProcessStatus.all(state.probes(directory), directory))
                .orElseGet(List::of);
        if (json) {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Terminal.line(mapper.writeValueAsString(processes));
        } else {
            print(RunningLauncher.require(directory), processes);
        }
        return !processes.isEmpty() && processes.stream().allMatch(ProcessStatus::ready) ? 0 : 1;
    }

    private static void print(LauncherState launcher, List<ProcessStatus> processes) {
        Terminal.line(Terminal.styled("bold", ROW.formatted("NAME", "READY", "PID", "PORT", "RESTARTS", "URL")));
        for (ProcessStatus process : processes) {
            Terminal.line(ROW.formatted(
                    process.name(),
                    process.ready() ? "yes" : "no",
                    process.pid() == 0 ? "-" : Long.toString(process.pid()),
                    process.port(),
                    process.restarts(),
                    process.url()));
        }
        Terminal.line("Started by ./orderflow %s, pid %s.".formatted(launcher.command(), launcher.pid()));
    }
}
