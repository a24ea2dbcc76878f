/** A real nats-server: where its program comes from, how it is configured, started and broken. */
@NullMarked
package io.orderflow.servers.nats;

import org.jspecify.annotations.NullMarked;
