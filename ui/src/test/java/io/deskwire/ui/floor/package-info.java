@NullMarked
package io.deskwire.ui.floor;

import org.jspecify.annotations.NullMarked;
