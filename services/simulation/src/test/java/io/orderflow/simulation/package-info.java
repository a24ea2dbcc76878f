/** The deciders of all services on a stream in memory, and everything that may go wrong in between. */
@NullMarked
package io.orderflow.simulation;

import org.jspecify.annotations.NullMarked;
