/** The command line of the benchmark. */
@NullMarked
package io.orderflow.bench.cli;

import org.jspecify.annotations.NullMarked;
