/** Round-trip probes, sliding-window figures and their grades. */
@NullMarked
package io.deskwire.latency;

import org.jspecify.annotations.NullMarked;
