@NullMarked
package io.deskwire.history;

import org.jspecify.annotations.NullMarked;
