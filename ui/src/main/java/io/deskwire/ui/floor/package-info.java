/** The floor: all active rooms and all agents, for the one who leads them. */
@NullMarked
package io.deskwire.ui.floor;

import org.jspecify.annotations.NullMarked;
