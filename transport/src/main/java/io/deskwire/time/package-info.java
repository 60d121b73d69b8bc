/** Time, timers and the single thread that owns state, all replaceable by a fake in tests. */
@NullMarked
package io.deskwire.time;

import org.jspecify.annotations.NullMarked;
