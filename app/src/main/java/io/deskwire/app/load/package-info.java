/** Many simulated customers from one process, and whether what they wrote has reached a desk: once, in order, how soon. */
@NullMarked
package io.deskwire.app.load;

import org.jspecify.annotations.NullMarked;
