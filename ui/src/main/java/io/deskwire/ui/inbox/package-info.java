/** The inbox: who waits, who is mine, everybody. */
@NullMarked
package io.deskwire.ui.inbox;

import org.jspecify.annotations.NullMarked;
