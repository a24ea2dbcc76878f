/** The local mailbox: an SMTP server that keeps each mail as a file. */
@NullMarked
package io.orderflow.local.mail;

import org.jspecify.annotations.NullMarked;
