package io.deskwire.session;

/**
 * Where a line stands in its room, for finding it again; light, for there may be 100,000 of them.
 *
 * @param id       of the line
 * @param order    as of {@link ChatMessage}
 * @param position as of {@link ChatMessage}
 */
public record MessagePlace(String id, long order, long position) implements Comparable<MessagePlace> {

  public static MessagePlace of(ChatMessage line) {
    return new MessagePlace(line.id(), line.order(), line.position());
  }

  @Override
  public int compareTo(MessagePlace o) {
    int byOrder = Long.compare(order, o.order);
    return byOrder != 0 ? byOrder : Long.compare(position, o.position);
  }
}
