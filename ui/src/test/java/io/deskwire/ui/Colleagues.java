package io.deskwire.ui;

import io.deskwire.session.ChatSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Puts colleagues beside a session that knows of none, and writes down what they are told of this agent. */
public final class Colleagues {
  private final ChatSession session;
  private final Set<String> gone;
  private final List<String> told = new CopyOnWriteArrayList<>();

  private Colleagues(ChatSession session, Set<String> gone) {
    this.session = session;
    this.gone = gone;
  }

  /**
   * A desk some of whose agents are not there.
   *
   * @param gone ids of agents
   */
  public static Colleagues without(ChatSession session, String... gone) {
    return new Colleagues(session, new HashSet<>(Arrays.asList(gone)));
  }

  /** The session with these colleagues. */
  public ChatSession session() {
    return (ChatSession) Proxy.newProxyInstance(ChatSession.class.getClassLoader(), new Class<?>[]{ChatSession.class},
        (_, method, arguments) -> {
          Object[] given = arguments == null ? new Object[0] : arguments;
          return switch (method.getName()) {
            case "isOffline" -> gone.contains((String) given[0]);
            case "setViewing" -> tell("viewing " + given[0]);
            case "setStatus" -> tell("status " + given[0]);
            default -> pass(method, given);
          };
        });
  }

  private @Nullable Object pass(java.lang.reflect.Method method, Object[] given) throws Throwable {
    try {
      return method.invoke(session, given);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private @Nullable Object tell(String what) {
    told.add(what);
    return null;
  }

  /** What colleagues were told, oldest first. */
  public List<String> told() {
    return List.copyOf(told);
  }
}
