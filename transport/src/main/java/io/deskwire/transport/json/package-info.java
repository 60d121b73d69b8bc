/** Plain JSON over WebSocket, as the gateways that many sites run speak it. */
@NullMarked
package io.deskwire.transport.json;

import org.jspecify.annotations.NullMarked;
