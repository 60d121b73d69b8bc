/** One conversation: its lines, the person at the top and the composer at the bottom. */
@NullMarked
package io.deskwire.ui.conversation;

import org.jspecify.annotations.NullMarked;
