/** What a run found, as JSON and for readers. */
@NullMarked
package io.orderflow.bench.report;

import org.jspecify.annotations.NullMarked;
