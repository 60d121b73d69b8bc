/** One WebSocket connection, as bytes; the dialects on it ignore each other. */
@NullMarked
package io.deskwire.transport.websocket;

import org.jspecify.annotations.NullMarked;
