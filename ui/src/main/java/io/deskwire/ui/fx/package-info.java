/** The only gate to the FX thread, the coalescing feed, themes, words and small own controls. */
@NullMarked
package io.deskwire.ui.fx;

import org.jspecify.annotations.NullMarked;
