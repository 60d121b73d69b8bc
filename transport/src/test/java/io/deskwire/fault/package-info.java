@NullMarked
package io.deskwire.fault;

import org.jspecify.annotations.NullMarked;
