package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rooms can be filtered by. */
public enum FilterField {
  TAG, AGENT, QUEUE, CHANNEL, IS;

  /** As it is typed before a colon, in any language. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people call it. */
  String words() {
    return Texts.of("inbox.filter." + id());
  }

  /** The one that is typed by its id or its words. */
  static Optional<FilterField> of(String typed) {
    for (FilterField field : values()) {
      if (field.id().equalsIgnoreCase(typed) || field.words().equalsIgnoreCase(typed)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** What a room has of it. */
  Collection<String> of(RoomSummary room) {
    return switch (this) {
      case TAG -> room.tags();
      case AGENT -> one(room.owner().agentName() == null ? room.owner().agentId() : room.owner().agentName());
      case QUEUE -> one(room.queue());
      case CHANNEL -> one(channel(room));
      case IS -> room.blocked() == null ? List.of() : List.of(Texts.of("inbox.filter.is.blocked"));
    };
  }

  private static List<String> one(@Nullable String value) {
    return value == null || value.isBlank() ? List.of() : List.of(value);
  }

  /** Over what the customer writes; empty when it is not known. */
  static String channel(RoomSummary room) {
    if ("mqtt".equals(room.opened().via())) {
      return "mqtt";
    }
    return room.opened().channel() == null ? "" : room.opened().channel();
  }
}
