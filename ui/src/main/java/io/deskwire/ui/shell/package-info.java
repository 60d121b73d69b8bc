/** The main window: where the features meet. Tabs, status bar, regions and shortcuts. */
@NullMarked
package io.deskwire.ui.shell;

import org.jspecify.annotations.NullMarked;
