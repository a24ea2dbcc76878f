/** A real PostgreSQL: its binaries, its cluster, its passwords, how it is started and broken. */
@NullMarked
package io.orderflow.servers.postgres;

import org.jspecify.annotations.NullMarked;
