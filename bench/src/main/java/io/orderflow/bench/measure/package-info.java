/** What is measured: times of orders, processor time and memory of processes, what is in the tables. */
@NullMarked
package io.orderflow.bench.measure;

import org.jspecify.annotations.NullMarked;
