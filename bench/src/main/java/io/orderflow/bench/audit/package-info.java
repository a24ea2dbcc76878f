/** Whether every promise was kept, asked of every service's tables and of the stream. */
@NullMarked
package io.orderflow.bench.audit;

import org.jspecify.annotations.NullMarked;
