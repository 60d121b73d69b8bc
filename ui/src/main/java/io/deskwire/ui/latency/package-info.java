/** Latency and the truth about the lines to the broker, in figures and words. */
@NullMarked
package io.deskwire.ui.latency;

import org.jspecify.annotations.NullMarked;
