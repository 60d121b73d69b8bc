/** The console's window put together with what it needs from this computer: profiles, settings, the toolkit. */
@NullMarked
package io.deskwire.app.console;

import org.jspecify.annotations.NullMarked;
