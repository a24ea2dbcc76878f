/** What is done with a running system: a measured window, a search for its limit, an overload. */
@NullMarked
package io.orderflow.bench.scenario;

import org.jspecify.annotations.NullMarked;
