@NullMarked
package io.deskwire.time;

import org.jspecify.annotations.NullMarked;
