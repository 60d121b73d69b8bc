package io.deskwire.ui.search;

import io.deskwire.message.EventType;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SearchHit;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The palette without its window. Rooms and commands follow every key at once; messages follow when typing pauses, and
 * until then those of before stay. One thread, the gate's.
 */
public final class SearchViewModel {
  /** Messages shown. */
  static final int MESSAGES = 50;
  /** Letters of a sender, who stands before the words. */
  private static final int SENDER = 32;
  private static final int ROOMS = 6;
  private static final int CANNED = 6;
  private static final int PAGE = 8;

  private final ChatSession session;
  private final List<Command> commands;
  private final List<Canned> canned;
  private final Clock clock;
  private final Executor gate;
  private final Executor later;
  private final Choices choices;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", -1);
  private List<SearchHit> hits = List.of();
  private @Nullable String problem;
  private boolean searching;
  private boolean moved;
  private boolean closed;
  private int asked;

  /**
   * Shows what there is before anything is typed.
   *
   * @param commands in the order to show
   * @param canned   replies for the conversation in front; empty without one
   * @param gate     runs tasks on the thread that calls this view-model
   * @param later    as {@code gate}, after a pause that typing leaves between two keys
   */
  public SearchViewModel(ChatSession session, List<Command> commands, List<Canned> canned, Clock clock, Executor gate,
      Executor later, Choices choices) {
    this.session = session;
    this.commands = List.copyOf(commands);
    this.canned = List.copyOf(canned);
    this.clock = clock;
    this.gate = gate;
    this.later = later;
    this.choices = choices;
    text.subscribe((_, _) -> typed());
    show();
  }

  /** What is typed. */
  public StringProperty textProperty() {
    return text;
  }

  ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Index of the row that Enter takes; -1 for none. */
  ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** To the next row that can be chosen, or the one before; round at the ends. */
  void move(int step) {
    List<Row> all = rows.get();
    int at = selected.get();
    for (int i = 0; i < all.size() && at >= 0; i++) {
      at = Math.floorMod(at + step, all.size());
      if (all.get(at) instanceof Row.Choice) {
        moved = true;
        selected.set(at);
        return;
      }
    }
  }

  /** Some rows further, not beyond the ends. */
  void page(int direction) {
    List<Row> all = rows.get();
    int left = PAGE;
    for (int at = selected.get() + direction; left > 0 && at >= 0 && at < all.size(); at += direction) {
      if (all.get(at) instanceof Row.Choice) {
        moved = true;
        selected.set(at);
        left--;
      }
    }
  }

  /** Takes the selected row. */
  void choose() {
    choose(selected.get());
  }

  /** Takes the row at an index, if it is one to take. */
  void choose(int index) {
    if (closed || index < 0 || index >= rows.get().size() || !(rows.get().get(index) instanceof Row.Choice choice)) {
      return;
    }
    leave();
    switch (choice) {
      case Row.OfRoom room -> choices.openRoom(room.room().id());
      case Row.OfCommand command -> command.command().run().run();
      case Row.OfCanned reply -> reply.canned().insert().run();
      case Row.OfMessage found -> choices.openMessage(found.message());
    }
  }

  /** Takes nothing. */
  void leave() {
    if (!closed) {
      closed = true;
      choices.leave();
    }
  }

  private void typed() {
    int number = ++asked;
    moved = false;
    searching = !words().isEmpty();
    problem = null;
    if (!searching) {
      hits = List.of();
    }
    show();
    if (searching) {
      later.execute(() -> ask(number));
    }
  }

  private void ask(int number) {
    if (number != asked || closed) {
      return;
    }
    var _ = session.search(text.get(), MESSAGES).whenComplete((found, failure) -> gate.execute(() -> {
      if (number == asked && !closed) {
        searching = false;
        hits = failure == null ? found : List.of();
        problem = failure == null ? null : sentence(failure);
        show();
      }
    }));
  }

  private static String sentence(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : Sentences.of(message);
  }

  private List<String> words() {
    return Arrays.stream(text.get().strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private void show() {
    Row.Choice before = chosen();
    List<String> words = words();
    List<Row> all = new ArrayList<>();
    section(all, words.isEmpty() ? "search.recent" : "search.rooms", rooms(words));
    section(all, "search.commands", commands(words));
    section(all, "search.canned", canned(words));
    section(all, "search.messages", messages(words));
    if (all.isEmpty() && !words.isEmpty()) {
      all.add(new Row.Note(Texts.of("search.nothing", SafeText.line(text.get()))));
    }
    selected.set(-1); // an index of the old rows means nothing in the new ones
    rows.set(List.copyOf(all));
    selected.set(select(before));
  }

  private Row.@Nullable Choice chosen() {
    int at = selected.get();
    return at >= 0 && rows.get().get(at) instanceof Row.Choice choice ? choice : null;
  }

  /** The same row where the agent has moved to it, else the first. */
  private int select(Row.@Nullable Choice before) {
    int first = -1;
    for (int i = 0; i < rows.get().size(); i++) {
      if (rows.get().get(i) instanceof Row.Choice choice) {
        if (moved && before != null && choice.key().equals(before.key())) {
          return i;
        }
        first = first < 0 ? i : first;
      }
    }
    return first;
  }

  private static void section(List<Row> all, String title, List<? extends Row> rows) {
    if (!rows.isEmpty()) {
      all.add(new Row.Title(Texts.of(title)));
      all.addAll(rows);
    }
  }

  private List<Row.OfRoom> rooms(List<String> words) {
    String whole = text.get().strip().toLowerCase(Locale.ROOT);
    Comparator<RoomSummary> order = Comparator
        .<RoomSummary, Boolean>comparing(room -> !room.name().toLowerCase(Locale.ROOT).startsWith(whole))
        .thenComparing(Comparator.comparingLong(RoomSummary::lastAt).reversed());
    return session.rooms().stream().filter(room -> hasAll(searched(room), words)).sorted(order).limit(ROOMS)
        .map(room -> new Row.OfRoom(room, Piece.of(SafeText.name(room.name(), room.id()), words),
            SafeText.line(room.lastText()),
            when(room.lastAt())))
        .toList();
  }

  private static String searched(RoomSummary room) {
    String agent = room.owner().agentName();
    return room.name() + '\n' + room.id() + '\n' + String.join("\n", room.tags()) + '\n' + (agent == null ? "" : agent);
  }

  private static boolean hasAll(String where, List<String> words) {
    String lower = where.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
  }

  private List<Row.OfCommand> commands(List<String> words) {
    return commands.stream().filter(command -> hasAll(command.name(), words))
        .map(command -> new Row.OfCommand(command, Piece.of(command.name(), words))).toList();
  }

  /** Shortcut and title before the text alone; none before anything is typed, the desk may have hundreds. */
  private List<Row.OfCanned> canned(List<String> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    Comparator<Canned> order = Comparator.comparing(reply -> !hasAll(reply.shortcut() + '\n' + reply.title(), words));
    return canned.stream().filter(reply -> hasAll(reply.shortcut() + '\n' + reply.title() + '\n' + reply.text(), words))
        .sorted(order).limit(CANNED)
        .map(reply -> new Row.OfCanned(reply,
            Piece.of("/" + SafeText.line(reply.shortcut()) + "  " + SafeText.line(reply.title()), words),
            Piece.of(SafeText.line(reply.text()), words)))
        .toList();
  }

  private List<Row> messages(List<String> words) {
    List<Row> found = new ArrayList<>();
    hits.forEach(hit -> found.add(message(hit)));
    if (problem != null) {
      found.add(new Row.Note(Texts.of("search.failed", problem)));
    } else if (searching && hits.isEmpty()) {
      found.add(new Row.Note(Texts.of("search.loading")));
    } else if (hits.size() == MESSAGES) {
      found.add(new Row.Note(Texts.of("search.most", MESSAGES)));
    }
    if (!words.isEmpty() && session.searchable() < 1) {
      found.add(new Row.Note(Texts.of("search.rest", session.searchable())));
    }
    return found;
  }

  private Row message(SearchHit hit) {
    ChatMessage message = hit.message();
    String name = session.room(hit.room()).summary().map(RoomSummary::name).orElse(hit.room());
    String sender = message.isOwn()
        ? Texts.of("search.you")
        : message.from().name().isBlank() ? message.from().id() : message.from().name();
    return new Row.OfMessage(message, SafeText.name(name, hit.room()), sender(message, SafeText.brief(sender, SENDER)),
        when(message.sentAt()), Piece.around(message.text(), hit.spans()));
  }

  /** Who has written it, and whether the desk does not see it as it sees others. */
  private String sender(ChatMessage message, String name) {
    if (message.type() == EventType.NOTE) {
      return Texts.of("search.note", name);
    }
    boolean hidden = session.room(message.room()).summary().map(RoomSummary::blocked)
        .filter(blocked -> blocked.hides(message)).isPresent();
    return hidden ? Texts.of("search.hidden", name) : name;
  }

  private String when(long at) {
    return Figures.when(at, clock.millis(), clock.getZone());
  }
}
