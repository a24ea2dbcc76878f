/** The load: orders that arrive by schedule, over HTTP. */
@NullMarked
package io.orderflow.bench.load;

import org.jspecify.annotations.NullMarked;
