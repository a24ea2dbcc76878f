package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.DevelopedProgram;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Probe;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.ListenPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dev",
        description = "Starts the system with one service from its sources, which are compiled and loaded again when"
                + " they change; shows that service's log and stays until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DevCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** What does not compile says so each time. */
    private static final Duration LOOK_AT_WHAT_FAILS = Duration.ofSeconds(10);

    @Parameters(paramLabel = "SERVICE", description = "The service that is worked on.")
    private String name = "";

    @Option(
            names = "--debug-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_DEBUG_PORT:-" + DevelopedProgram.DEBUG_PORT + "}",
            description = "Where a debugger may attach to it, ORDERFLOW_DEBUG_PORT. Default: "
                    + DevelopedProgram.DEBUG_PORT + ".")
    private int debugPort;

    @Mixin
    private SystemOption system = new SystemOption();

    @Override
    public Integer call() throws InterruptedException {
        Service service = ProcessNames.requireService(name);
        new ListenPort(debugPort, "--debug-port").requireFree("the debugger of " + name);
        SystemOptions options = system.options();
        options = options.withProgram(new DevelopedProgram(service, options.program(), maven(), debugPort));
        Terminal.line("Starting PostgreSQL, NATS, a mailbox and the services, " + name + " from its sources …");
        LogTail log = LogTail.atEnd(new DataDirectory(options.data()).log(name).path());
        try (OrderflowSystem running =
                SystemRun.untilReady("dev", options, system.timeout(), sentence -> Terminal.line("  " + sentence))) {
            Exit.onExit(() -> Terminal.line("\nStopping everything …"));
            WhatNext.printDevelopment(running.options(), service, debugPort);
            follow(log, Probe.service(options.ports(), service));
        }
        return 0;
    }

    /** Quarkus looks for changes when a request comes: asked once a second, a service that hears events has them too. */
    private static void follow(LogTail log, Probe probe) throws InterruptedException {
        long next = System.nanoTime();
        while (true) {
            log.lines().forEach(Terminal::line);
            if (System.nanoTime() - next >= 0) {
                Duration pause = probe.readiness().isReady() ? LOOK : LOOK_AT_WHAT_FAILS;
                next = System.nanoTime() + pause.toNanos();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Path maven() {
        return Host.program("mvn")
                .orElseThrow(() -> new LaunchException("A service runs from its sources by Maven, and mvn is not on the"
                        + " PATH: install Maven 3.8.7 or later."));
    }
}
