/** What travels on the wire: envelopes and their codec, topics, ids, clocks that order events. Knows no transport and no store. */
@NullMarked
package io.deskwire.message;

import org.jspecify.annotations.NullMarked;
