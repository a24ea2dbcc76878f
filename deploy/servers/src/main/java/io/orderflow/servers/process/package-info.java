/** Processes of the operating system: how they are started, watched, frozen and ended. */
@NullMarked
package io.orderflow.servers.process;

import org.jspecify.annotations.NullMarked;
