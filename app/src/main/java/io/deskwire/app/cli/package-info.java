/** The command line: what people and scripts type, the sentences they read, the exit codes. */
@NullMarked
package io.deskwire.app.cli;

import org.jspecify.annotations.NullMarked;
