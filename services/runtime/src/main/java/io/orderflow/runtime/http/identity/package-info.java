/** Who calls, and what they may do: bearer tokens (RFC 6750) of an OpenID Connect issuer, roles, whose orders one sees. */
@NullMarked
package io.orderflow.runtime.http.identity;

import org.jspecify.annotations.NullMarked;
