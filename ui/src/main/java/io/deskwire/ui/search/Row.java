package io.deskwire.ui.search;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.util.List;

/** One row of the palette; immutable. */
sealed interface Row {

  /** One that can be chosen. */
  sealed interface Choice extends Row {
    /** What makes two values the same choice. */
    String key();

    /** As it is read out. */
    String spoken();
  }

  /** Of a section. */
  record Title(String words) implements Row {}

  /** A sentence in place of results, or after them. */
  record Note(String words) implements Row {}

  /**
   * A room.
   *
   * @param last what was written last
   */
  record OfRoom(RoomSummary room, List<Piece> name, String last, String when) implements Choice {
    @Override
    public String key() {
      return "room " + room.id();
    }

    @Override
    public String spoken() {
      return SafeText.name(room.name(), room.id()) + ", " + last;
    }
  }

  /**
   * Something to do.
   *
   * @param name with what was typed
   */
  record OfCommand(Command command, List<Piece> name) implements Choice {
    @Override
    public String key() {
      return "command " + command.name();
    }

    @Override
    public String spoken() {
      return command.keys().isEmpty() ? command.name() : command.name() + ", " + command.keys();
    }
  }

  /**
   * A canned reply.
   *
   * @param name its shortcut and title, with what was typed
   * @param text what it says, with what was typed
   */
  record OfCanned(Canned canned, List<Piece> name, List<Piece> text) implements Choice {
    @Override
    public String key() {
      return "canned " + canned.shortcut() + ' ' + canned.title();
    }

    @Override
    public String spoken() {
      return "/" + canned.shortcut() + ", " + canned.title() + ": " + canned.text();
    }
  }

  /**
   * A message.
   *
   * @param room   the customer's name
   * @param sender who has written it
   */
  record OfMessage(ChatMessage message, String room, String sender, String when, List<Piece> text) implements Choice {
    @Override
    public String key() {
      return "message " + message.id();
    }

    @Override
    public String spoken() {
      StringBuilder words = new StringBuilder();
      text.forEach(piece -> words.append(piece.text()));
      return room + ", " + when + ", " + sender + ": " + words;
    }
  }
}
