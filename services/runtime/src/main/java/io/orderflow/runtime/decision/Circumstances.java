package io.orderflow.runtime.decision;

import java.time.Instant;

/**
 * What a decision may know beside the state and the command, so that it needs neither clock nor framework.
 *
 * @param cause because of what the command came: what follows from it is caused by that
 * @param now the time of the decision
 */
public record Circumstances(Cause cause, Instant now) {}
