/** The state of a room as a pure fold over its events. */
@NullMarked
package io.deskwire.room;

import org.jspecify.annotations.NullMarked;
