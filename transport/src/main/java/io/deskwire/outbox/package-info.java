/** Durable sending: rows, per-room order, retry, held and failed messages. */
@NullMarked
package io.deskwire.outbox;

import org.jspecify.annotations.NullMarked;
