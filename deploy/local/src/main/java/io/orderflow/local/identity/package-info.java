/** The local issuer of tokens as a process. */
@NullMarked
package io.orderflow.local.identity;

import org.jspecify.annotations.NullMarked;
