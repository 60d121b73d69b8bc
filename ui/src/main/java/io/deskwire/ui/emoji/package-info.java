/** Emoji by name: what there is, what was used of late, and a grid to choose from. */
@NullMarked
package io.deskwire.ui.emoji;

import org.jspecify.annotations.NullMarked;
