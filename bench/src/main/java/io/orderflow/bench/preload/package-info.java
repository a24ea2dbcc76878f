/**
 * Gives a system a past: what a sample of real orders left in tables and stream, many times over, each copy moved back
 * in time.
 */
@NullMarked
package io.orderflow.bench.preload;

import org.jspecify.annotations.NullMarked;
