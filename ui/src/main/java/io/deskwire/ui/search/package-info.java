/** The palette: rooms, commands and every stored message, by what is typed. */
@NullMarked
package io.deskwire.ui.search;

import org.jspecify.annotations.NullMarked;
