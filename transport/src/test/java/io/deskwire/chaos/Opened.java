package io.deskwire.chaos;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test has opened: closed after it, the last first. */
final class Opened implements AfterEachCallback {
  private final List<AutoCloseable> opened = new ArrayList<>();

  <T extends AutoCloseable> T keep(T closeable) {
    opened.addFirst(closeable);
    return closeable;
  }

  /** Those of a kind, the last first. */
  <T> List<T> each(Class<T> kind) {
    return opened.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }
}
