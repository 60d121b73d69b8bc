package io.deskwire.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is kept in memory beside the database and changed by pieces of work, so that not each of them must read and write
 * it. It goes back when the database does. Called by whoever is writing, never by two threads at once.
 */
public interface Memory {
  /** Nothing kept. */
  Memory NONE = new Memory() {
    @Override
    public int mark() {
      return 0;
    }

    @Override
    public void backTo(int mark) {}

    @Override
    public void committed() {}

    @Override
    public void save(Connection c) {}
  };

  /** How many changes stand since the last commit. */
  int mark();

  /** Takes back every change after the first so many since the last commit. */
  void backTo(int mark);

  /** Adds to the transaction of a group of pieces what must not be put off any longer, before its commit. */
  default void complete(Connection c) throws SQLException {}

  /** What stands now stays. */
  void committed();

  /**
   * Writes down what has been put off, in a transaction of its own. Called when nothing else is to be written, now and
   * then in a long rush, and at the end; after a crash it has not been called.
   */
  void save(Connection c) throws SQLException;
}
