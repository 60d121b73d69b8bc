/** One interface for every dialect that a broker speaks, its states and its exceptions, and the endpoint URL that picks a dialect. */
@NullMarked
package io.deskwire.transport;

import org.jspecify.annotations.NullMarked;
