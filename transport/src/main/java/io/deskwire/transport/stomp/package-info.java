/** STOMP 1.2 over WebSocket: the frames, and the cards of the brokers that speak it. */
@NullMarked
package io.deskwire.transport.stomp;

import org.jspecify.annotations.NullMarked;
