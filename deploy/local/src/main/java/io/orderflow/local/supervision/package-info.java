/** What becomes of a process that dies, or that somebody asks to start again. */
@NullMarked
package io.orderflow.local.supervision;

import org.jspecify.annotations.NullMarked;
