package io.deskwire.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose prepared statements come back when closed: the driver compiles each afresh, and storing a message
 * takes eight of them, which was half of the time before the commit. Owned by one thread. Statements end with the
 * connection.
 */
final class KeptStatements {
  private final Connection connection;
  private final Map<String, PreparedStatement> free = new HashMap<>();

  private KeptStatements(Connection connection) {
    this.connection = connection;
  }

  static Connection over(Connection connection) {
    KeptStatements kept = new KeptStatements(connection);
    return (Connection) Proxy.newProxyInstance(KeptStatements.class.getClassLoader(), new Class<?>[]{Connection.class},
        (_, method, arguments) -> method.getName().equals("prepareStatement") && arguments.length == 1
            ? kept.prepare((String) arguments[0])
            : call(connection, method, arguments));
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    // taken out while in use, so that two uses at once get one each
    PreparedStatement idle = free.remove(sql);
    PreparedStatement statement = idle != null ? idle : connection.prepareStatement(sql);
    return (PreparedStatement) Proxy.newProxyInstance(KeptStatements.class.getClassLoader(),
        new Class<?>[]{PreparedStatement.class}, new Use(sql, statement));
  }

  /** One use of a statement, from {@code prepareStatement} to the first {@code close}. */
  private final class Use implements InvocationHandler {
    private final String sql;
    private final PreparedStatement statement;
    private boolean failed;
    private boolean over;

    Use(String sql, PreparedStatement statement) {
      this.sql = sql;
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
      if (method.getName().equals("close")) {
        end();
        return null;
      }
      try {
        return call(statement, method, arguments);
      } catch (SQLException e) {
        failed = true;
        throw e;
      }
    }

    /** One that has failed is not reset, and would hold its transaction open. */
    private void end() throws SQLException {
      if (over) {
        return;
      }
      over = true;
      if (failed || free.containsKey(sql)) {
        statement.close();
      } else {
        statement.clearParameters();
        free.put(sql, statement);
      }
    }
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
