/** What every dialect shares: the life of one connection, the socket underneath, the timer. */
@NullMarked
package io.deskwire.transport.line;

import org.jspecify.annotations.NullMarked;
