package io.orderflow.bench.report;

/**
 * What one process used during a measured window.
 *
 * @param orderflow whether it is part of what an order costs; the generator, the mailbox and the issuer are not
 */
public record ProcessFigures(
        String name, boolean orderflow, double cpuMillis, double cpuMillisPerFulfilledOrder, double memoryMebibytes) {}
