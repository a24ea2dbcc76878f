package io.orderflow.bench.cli;

import io.orderflow.bench.report.Report;
import io.orderflow.bench.report.ReportText;
import io.orderflow.bench.scenario.ProgressLine;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Starts a system of its own, loads it by schedule, and reports speed, cost and an audit.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit code 1: something did not work, or the audit found a broken promise."})
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private LoadOption load = new LoadOption();

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report there too, as JSON.")
    private @Nullable Path reportFile;

    @Override
    public Integer call() throws Exception {
        load.check();
        ProgressLine progress = new ProgressLine(System.out, Boolean.getBoolean("orderflow.terminal"));
        Report report = new BenchRun(load, target, progress).perform();
        System.out.print(ReportText.of(report));
        if (reportFile != null) {
            write(report, reportFile);
        }
        return report.passed() ? 0 : 1;
    }

    private static void write(Report report, Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, report.toJson());
        } catch (IOException e) {
            throw new LaunchException("The report cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
