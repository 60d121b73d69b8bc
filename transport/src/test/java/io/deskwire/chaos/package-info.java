/** What happened to messages while things broke, written down by everybody who took part, and the proof over it. */
@NullMarked
package io.deskwire.chaos;

import org.jspecify.annotations.NullMarked;
