/** How an event travels over NATS: CloudEvents 1.0 in binary mode, subjects, streams and ids. */
package io.orderflow.events.wire;
