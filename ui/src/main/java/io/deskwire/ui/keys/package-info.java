/** Which keys do what: the one registry of shortcuts, what may be bound, and how keys are written. */
@NullMarked
package io.deskwire.ui.keys;

import org.jspecify.annotations.NullMarked;
