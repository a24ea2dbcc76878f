package io.orderflow.servers.process;

/** Whether a process can be used now. Never waits longer than a few seconds and never throws. */
@FunctionalInterface
public interface Readiness {
    boolean isReady();
}
