package io.deskwire.session;

/**
 * An earlier conversation in a room: everything up to a {@code closed} and after the one before.
 *
 * @param first    the first message that was written in it
 * @param closedAt ms since 1970 UTC
 * @param messages how many messages were written, notes not among them
 */
public record ClosedChat(ChatMessage first, long closedAt, int messages) {}
