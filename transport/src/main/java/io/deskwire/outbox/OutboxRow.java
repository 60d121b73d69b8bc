package io.deskwire.outbox;

import io.deskwire.message.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One event that has not left yet, as the outbox view shows it; immutable.
 *
 * @param type      {@code MESSAGE}, {@code NOTE} or a state event
 * @param text      what was written, or the name of the file; empty for state events
 * @param createdAt ms since 1970 UTC
 * @param attempts  how often it was written to a socket
 * @param editable  never tried and no file, so editing or dropping it leaves no trace
 * @param reason    why it is HELD or FAILED, one sentence; null otherwise
 */
public record OutboxRow(String id, String room, EventType type, String text, DeliveryState state, long createdAt,
    int attempts, boolean editable, @Nullable String reason) {}
