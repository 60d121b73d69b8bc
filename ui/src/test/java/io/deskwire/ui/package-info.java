/** Tests. */
@NullMarked
package io.deskwire.ui;

import org.jspecify.annotations.NullMarked;
