/** Files: their names, what is shown of pictures and how that is bounded, what is made of them before they are sent. */
@NullMarked
package io.deskwire.ui.attachment;

import org.jspecify.annotations.NullMarked;
