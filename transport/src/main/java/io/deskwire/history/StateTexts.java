package io.deskwire.history;

import io.deskwire.room.RoomState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Room states as they are stored. Remembers what the latest texts mean: a busy room's state is read back at every
 * message, and parsing it took longer than reading it. A text means the same whichever database it stands in, so nothing
 * here can be out of date. Any thread.
 */
final class StateTexts {
  private static final int MOST = 500;
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Map<String, RoomState> known = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, RoomState> eldest) {
      return size() > MOST;
    }
  };

  private StateTexts() {}

  static String write(RoomState state) {
    String text = MAPPER.writeValueAsString(state);
    synchronized (known) {
      known.put(text, state);
    }
    return text;
  }

  static RoomState read(String text) {
    @Nullable
    RoomState state;
    synchronized (known) {
      state = known.get(text);
    }
    return state != null ? state : MAPPER.readValue(text, RoomState.class);
  }
}
