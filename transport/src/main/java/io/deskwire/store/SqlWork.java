package io.deskwire.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A piece of work on the database, run on the store's own thread; must not keep the connection. */
@FunctionalInterface
public interface SqlWork<T> {
  T run(Connection connection) throws SQLException;
}
