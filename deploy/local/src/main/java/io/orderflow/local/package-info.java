/**
 * Runs Orderflow on one machine, without containers: {@link io.orderflow.local.OrderflowSystem} is the whole of it,
 * {@link io.orderflow.local.PostgresServer} and {@link io.orderflow.local.NatsServer} are its two servers on their own.
 * The command line ({@code ./orderflow}) and the tests of the other modules use the same classes.
 */
@NullMarked
package io.orderflow.local;

import org.jspecify.annotations.NullMarked;
