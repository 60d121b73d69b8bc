/** The SQLite database of one installation: one writing thread with group commit, reading connections, numbered migrations. */
@NullMarked
package io.deskwire.store;

import org.jspecify.annotations.NullMarked;
