package io.orderflow.local.cli;

import io.orderflow.local.OrderflowSystem;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Starts the system, submits an order, shows its events as they happen and stays until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "Stop everything and end once the order is fulfilled.")
    private boolean once;

    @Mixin
    private SystemOption system = new SystemOption();

    @Override
    public Integer call() throws InterruptedException {
        Terminal.line("Starting PostgreSQL, NATS, a mailbox and the services …");
        try (OrderflowSystem running = SystemRun.untilReady(
                "demo", system.options(), system.timeout(), sentence -> Terminal.line("  " + sentence))) {
            DemoOrder order = new DemoOrder(running);
            order.stockTheShop();
            String orderId = order.submitAndFollow();
            if (once) {
                Terminal.line("\nStopping everything …");
            } else {
                Exit.onExit(() -> Terminal.line("\nStopping everything …"));
                WhatNext.print(running.options(), orderId);
                Terminal.line("\nCtrl-C stops everything; what was stored is kept.");
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }
}
