/** A small OpenID issuer: its keys, what it publishes, the tokens it signs, and tokens that nobody should accept. */
@NullMarked
package io.orderflow.servers.identity;

import org.jspecify.annotations.NullMarked;
