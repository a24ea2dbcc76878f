/**
 * Runs Orderflow on one machine, without containers: {@link io.orderflow.local.OrderflowSystem} is the whole of it. The
 * command line ({@code ./orderflow}), the end-to-end tests and the benchmark use the same classes.
 */
@NullMarked
package io.orderflow.local;

import org.jspecify.annotations.NullMarked;
