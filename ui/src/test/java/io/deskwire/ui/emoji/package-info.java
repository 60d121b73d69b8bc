@NullMarked
package io.deskwire.ui.emoji;

import org.jspecify.annotations.NullMarked;
