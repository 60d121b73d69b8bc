package io.deskwire.transport.testing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Threads of connections, ours and the libraries', that were not there yet at some moment. Others' leaks do not count. */
public final class LineThreads {
  private final Set<Thread> before = Set.copyOf(all().toList());

  private static Stream<Thread> all() {
    // the timer goes by itself a second after its last task
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("deskwire-") || thread.getName().startsWith("MQTT ")
            || thread.getName().startsWith("WebSocketWrite"))
        .filter(thread -> !thread.getName().equals("deskwire-line-timer"));
  }

  /** Names of those that have come since and are still there. */
  public List<String> since() {
    return all().filter(thread -> !before.contains(thread)).map(Thread::getName).toList();
  }
}
