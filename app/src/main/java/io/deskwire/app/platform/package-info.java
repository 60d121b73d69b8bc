/** What each operating system does in its own way: folders, one running console, log files, settings. */
@NullMarked
package io.deskwire.app.platform;

import org.jspecify.annotations.NullMarked;
