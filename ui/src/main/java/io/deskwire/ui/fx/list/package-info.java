/** The list that conversations are shown in: any length, varying heights, and never a line that jumps. */
@NullMarked
package io.deskwire.ui.fx.list;

import org.jspecify.annotations.NullMarked;
