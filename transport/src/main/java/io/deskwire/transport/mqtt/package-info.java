/** MQTT 3.1.1 over TCP, TLS and WebSocket. */
@NullMarked
package io.deskwire.transport.mqtt;

import org.jspecify.annotations.NullMarked;
