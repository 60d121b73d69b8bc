package io.deskwire.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the last so many entries, and forgets the oldest. One thread. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  Recent(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
