/** The database, and what happens to it. */
@NullMarked
package io.deskwire.store;

import org.jspecify.annotations.NullMarked;
