package io.orderflow.runtime.decision;

/** A command on its way to its decider. */
public record Received<C extends Command>(C command, Circumstances circumstances) {}
