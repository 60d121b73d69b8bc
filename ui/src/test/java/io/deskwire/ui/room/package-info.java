/** Tests of what is done with rooms. */
@NullMarked
package io.deskwire.ui.room;

import org.jspecify.annotations.NullMarked;
