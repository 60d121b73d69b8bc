/** Lines that break the way networks do: a TCP proxy in front of a broker, for tests and for measuring on slow lines. */
@NullMarked
package io.deskwire.fault;

import org.jspecify.annotations.NullMarked;
