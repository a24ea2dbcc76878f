/** PostgreSQL's binaries, cluster and passwords. */
@NullMarked
package io.orderflow.local.postgres;

import org.jspecify.annotations.NullMarked;
