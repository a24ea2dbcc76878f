/** Where nats-server comes from and how it is configured. */
@NullMarked
package io.orderflow.local.nats;

import org.jspecify.annotations.NullMarked;
