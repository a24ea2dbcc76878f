/** What a native executable has to be told about the services. Not for use by them. */
package io.orderflow.runtime.nativeimage;
