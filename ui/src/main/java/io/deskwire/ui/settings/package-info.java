/** Sign-in and connection profiles. */
@NullMarked
package io.deskwire.ui.settings;

import org.jspecify.annotations.NullMarked;
