package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.LogFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description = "Starts the system in the background and returns when everything is ready.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private SystemOption system = new SystemOption();

    @Override
    public Integer call() throws InterruptedException {
        DataDirectory directory = system.data().directory();
        Optional<LauncherState> running = RunningLauncher.find(directory);
        if (running.isPresent()) {
            Terminal.line("Orderflow is already running (%s, pid %s, data: %s): ./orderflow status shows it."
                    .formatted(running.get().command(), running.get().pid(), directory.root()));
            return 0;
        }
        Terminal.line("Starting PostgreSQL, NATS, a mailbox and the services in the background …");
        LogFile log = directory.log("launcher");
        LogTail tail = LogTail.atEnd(log.path());
        ProcessHandle launcher = DetachedProcess.start(command(), log);
        Exit.onExit(() -> stopUnlessReady(directory, launcher));
        awaitReady(directory, launcher, tail);
        WhatNext.print(system.options());
        Terminal.line("\n./orderflow down stops it; what was stored is kept.");
        return 0;
    }

    private List<String> command() {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path", ""),
                Main.class.getName(),
                "supervise"));
        arguments.addAll(system.arguments());
        return arguments;
    }

    private static void awaitReady(DataDirectory directory, ProcessHandle launcher, LogTail tail)
            throws InterruptedException {
        while (!isReady(directory, launcher)) {
            boolean alive = launcher.isAlive();
            tail.lines().forEach(UpCommand::show);
            if (!alive) {
                throw new LaunchException("Nothing is left running.");
            }
            Thread.sleep(100);
        }
        tail.lines().forEach(UpCommand::show);
    }

    /** Lines of the launcher's log, without the time of day. */
    private static void show(String line) {
        Terminal.line("  " + line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  ", ""));
    }

    private static boolean isReady(DataDirectory directory, ProcessHandle launcher) {
        return LauncherState.read(directory)
                .filter(state -> state.pid() == launcher.pid() && state.ready())
                .isPresent();
    }

    /** Ctrl-C while one waits: what is half started is not left behind. */
    private static void stopUnlessReady(DataDirectory directory, ProcessHandle launcher) {
        if (launcher.isAlive() && !isReady(directory, launcher)) {
            launcher.destroy();
            launcher.onExit().join();
        }
    }
}
