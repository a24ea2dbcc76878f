/** How often one client may ask for what costs much. */
@NullMarked
package io.orderflow.runtime.http.rate;

import org.jspecify.annotations.NullMarked;
