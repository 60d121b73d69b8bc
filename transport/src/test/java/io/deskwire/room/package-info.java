/** The fold over a room's events. */
@NullMarked
package io.deskwire.room;

import org.jspecify.annotations.NullMarked;
