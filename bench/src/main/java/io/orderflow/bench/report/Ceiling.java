package io.orderflow.bench.report;

/**
 * What a bare NATS client does with events of this run on the same server, in a stream with the same settings, while
 * nothing else happens.
 */
public record Ceiling(int messages, double bytesPerMessage, double publishedPerSecond, double consumedPerSecond) {}
