package io.deskwire.message;

/** What became of the bytes of one event. */
public sealed interface Decoded {

  /**
   * An event of the protocol. Its id is empty when the sender gave none; the receiver then makes one with
   * {@link Ids#derived}.
   *
   * @param verified the topic proves which side has written
   */
  record Event(Topic topic, Envelope envelope, boolean verified) implements Decoded {}

  /**
   * Not an event of the protocol: to be put aside with its reason, acknowledged and counted.
   *
   * @param reason one sentence for people; contains nothing of the payload
   */
  record Rejected(String reason) implements Decoded {}
}
