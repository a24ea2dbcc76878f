/** The values that cross the wire. Each checks itself, so that one that exists is one that is valid. */
package io.orderflow.events.value;
