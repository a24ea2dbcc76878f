/** The commands of {@code ./orderflow}. */
@NullMarked
package io.orderflow.local.cli;

import org.jspecify.annotations.NullMarked;
