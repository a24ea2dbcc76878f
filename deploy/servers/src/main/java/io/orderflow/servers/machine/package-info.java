/** The machine that this runs on: which one it is, its cache of binaries, what to say when it lacks something. */
@NullMarked
package io.orderflow.servers.machine;

import org.jspecify.annotations.NullMarked;
