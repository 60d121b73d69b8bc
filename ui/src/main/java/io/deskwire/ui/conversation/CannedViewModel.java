package io.deskwire.ui.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The list that a slash opens: which canned replies fit what follows it, and which one is chosen. Gate's thread. */
final class CannedViewModel {

  /** More are not looked at: the next letter finds them. */
  static final int MOST_SHOWN = 50;

  private static final Choice CLOSED = new Choice(false, List.of(), 0, "");

  private final CannedReplies replies;
  private final Supplier<Map<String, String>> variables;
  private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(this, "choice", CLOSED);
  private int slash = -1;
  private int caret;
  private int dismissed = -1;

  /**
   * @param variables names without braces and what stands for them now
   */
  CannedViewModel(CannedReplies replies, Supplier<Map<String, String>> variables) {
    this.replies = replies;
    this.variables = variables;
  }

  /**
   * What is offered.
   *
   * @param selected index of the row; behind the last reply stands the way to the editor
   * @param notice   what could not be read; empty when all could
   */
  record Choice(boolean open, List<Row> rows, int selected, String notice) {
    boolean isEditor() {
      return selected == rows.size();
    }
  }

  /** A canned reply in the list. */
  record Row(CannedReply reply, boolean own) {}

  ReadOnlyObjectProperty<Choice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  boolean isOpen() {
    return choice.get().open();
  }

  /** Where the slash stands that has opened the list. */
  int slash() {
    return slash;
  }

  /** The text or the caret has changed. */
  void update(String text, int newCaret) {
    boolean moved = newCaret != caret;
    caret = newCaret;
    slash = slashBefore(text, newCaret);
    // a caret that comes to a slash stands behind one that was typed anew, in the place of the old one
    if (slash < 0 || slash != dismissed || (moved && newCaret == slash + 1)) {
      dismissed = -1;
    }
    if (slash < 0 || slash == dismissed) {
      choice.set(CLOSED);
      return;
    }
    String query = text.substring(slash + 1, newCaret);
    CannedReplies.Known known = replies.current();
    List<Row> rows = matching(known, query);
    choice.set(rows.isEmpty() && !query.isEmpty() ? CLOSED : new Choice(true, rows, 0, known.notice()));
  }

  /** Goes up or down, and round at the ends. */
  void move(int step) {
    Choice now = choice.get();
    select(Math.floorMod(now.selected() + step, now.rows().size() + 1));
  }

  void select(int index) {
    Choice now = choice.get();
    choice.set(new Choice(now.open(), now.rows(), index, now.notice()));
  }

  /** What the selected reply would put in place of the slash; empty when none is selected. */
  Optional<Insertion> insertion() {
    return preview().map(text -> new Insertion(slash, caret, text.text()));
  }

  /** The selected reply as it would be inserted. */
  Optional<CannedText> preview() {
    Choice now = choice.get();
    return now.open() && !now.isEditor()
        ? Optional.of(CannedText.of(now.rows().get(now.selected()).reply().text(), variables.get()))
        : Optional.empty();
  }

  /** Closes the list while the agent is elsewhere; {@link #update} opens it again. */
  void hide() {
    choice.set(CLOSED);
  }

  /** Closes the list and leaves the text; this slash opens none any more. */
  void dismiss() {
    dismissed = slash;
    choice.set(CLOSED);
  }

  private static int slashBefore(String text, int caret) {
    for (int i = Math.min(caret, text.length()) - 1; i >= 0; i--) {
      char at = text.charAt(i);
      if (at == '/' && (i == 0 || isSpace(text.charAt(i - 1)))) {
        return i;
      }
      if (isSpace(at)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isSpace(char at) {
    return Character.isWhitespace(at) || Character.isSpaceChar(at);
  }

  private static List<Row> matching(CannedReplies.Known known, String query) {
    List<Row> all = new ArrayList<>();
    known.own().forEach(reply -> all.add(new Row(reply, true)));
    known.team().forEach(reply -> all.add(new Row(reply, false)));
    String low = query.toLowerCase(Locale.ROOT);
    List<Row> found = new ArrayList<>();
    for (int rank = 0; rank < 3 && found.size() < MOST_SHOWN; rank++) {
      for (Row row : all) {
        if (found.size() < MOST_SHOWN && rank(row.reply(), low) == rank) {
          found.add(row);
        }
      }
    }
    return List.copyOf(found);
  }

  /** The shortcut's beginning before words of the title before words of the text; 3 for none. */
  static int rank(CannedReply reply, String low) {
    return reply.shortcut().toLowerCase(Locale.ROOT).startsWith(low)
        ? 0
        : reply.title().toLowerCase(Locale.ROOT).contains(low)
            ? 1
            : reply.text().toLowerCase(Locale.ROOT).contains(low) ? 2 : 3;
  }
}
