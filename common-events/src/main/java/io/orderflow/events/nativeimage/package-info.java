/** What a native executable has to be told about the events. Not for use by services. */
package io.orderflow.events.nativeimage;
