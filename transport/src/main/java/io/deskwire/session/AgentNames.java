package io.deskwire.session;

import io.deskwire.room.Owner;
import io.deskwire.room.RoomState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How agents are called: an event names its writer, but only the id of who is to answer next. Any thread.
 */
final class AgentNames {
  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** Somebody says what they are called. @return whether that was not known before */
  boolean learn(@Nullable String id, @Nullable String name) {
    return id != null && name != null && !name.isBlank() && !name.equals(names.put(id, name));
  }

  /** Who has changed a room's owner has said what they are called, also before this program was started. */
  void learn(RoomState state) {
    String id = state.ownerId();
    String name = state.ownerName();
    if (id != null && name != null && !id.equals(name)) {
      names.putIfAbsent(id, name);
    }
  }

  /** The name, or the id of one who was never heard of. */
  String of(String id) {
    return names.getOrDefault(id, id);
  }

  Owner named(Owner owner) {
    return owner.agentId() == null
        ? owner
        : new Owner(owner.kind(), owner.agentId(), owner.agentId().equals(owner.agentName())
            ? of(owner.agentId())
            : owner.agentName(), owner.until());
  }
}
