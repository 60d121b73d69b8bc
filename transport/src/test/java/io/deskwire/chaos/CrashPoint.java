package io.deskwire.chaos;

/** Where a console is killed: each is a place between two steps that must look like one to everybody else. */
public enum CrashPoint {
  /** The row and its line are written, and not committed. */
  BEFORE_ENQUEUE_COMMIT,
  /** The row is committed, and nothing has been written to a socket. */
  BEFORE_SENDING,
  /** A part of the message has left. */
  MID_FRAME,
  /** The broker has it, and its word has not come. */
  ACCEPTED_UNCONFIRMED,
  /** The broker's word has come, and the row does not know yet. */
  BEFORE_ROW_UPDATE,
  /** A message has come and is written, and not committed. */
  INBOUND_BEFORE_COMMIT,
  /** It is committed, and the broker does not know. */
  INBOUND_BEFORE_ACKNOWLEDGEMENT,
  /** The broker may forget it. */
  INBOUND_AFTER_ACKNOWLEDGEMENT,
  /** A line has died, and what was in flight over it goes back to the queue. */
  REQUEUING,
  /** The log is being moved into the database. */
  CHECKPOINT,
  /** The tables of an earlier version are being changed into today's. */
  MIGRATION;

  /** What it says in the history when it was hit. */
  public String mark() {
    return "killed at " + name();
  }
}
