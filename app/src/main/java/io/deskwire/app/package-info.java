/** Main, wiring, and every setting that comes from outside the program. */
@NullMarked
package io.deskwire.app;

import org.jspecify.annotations.NullMarked;
