/** Everything that has not left this computer yet, over all rooms. */
@NullMarked
package io.deskwire.ui.outbox;

import org.jspecify.annotations.NullMarked;
