package io.deskwire.session;

/**
 * What became of the history when it was deleted.
 *
 * @param deleted   messages and other lines that are gone
 * @param originals own messages among them that others may still ask for: hidden, and kept up to 14 days
 * @param unsent    messages that stay because they have not left
 * @param openRooms chats that stay because they are not closed
 */
public record DeletedHistory(long deleted, long originals, long unsent, int openRooms) {

  public static final DeletedHistory NOTHING = new DeletedHistory(0, 0, 0, 0);
}
