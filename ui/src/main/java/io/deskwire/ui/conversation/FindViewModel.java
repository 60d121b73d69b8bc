package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessagePlace;
import io.deskwire.session.Room;
import io.deskwire.session.SearchHit.Span;
import io.deskwire.session.SearchQuery;
import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Finds words in the whole stored history of one conversation. It begins with the newest message that has them and goes
 * back from there, as people remember. One thread, the gate's.
 */
final class FindViewModel {
  private static final Duration PAUSE = Duration.ofMillis(120);

  private final Room room;
  private final Executor gate;
  private final Delay delay;
  private final Consumer<MessagePlace> seek;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
  private final ReadOnlyObjectWrapper<@Nullable SearchQuery> query = new ReadOnlyObjectWrapper<>(this, "query");
  private final ReadOnlyObjectWrapper<@Nullable MessagePlace> current = new ReadOnlyObjectWrapper<>(this, "current");
  private List<MessagePlace> hits = List.of();
  private Subscription pause = () -> {};
  private int asked;

  /**
   * @param seek shows the message of a place
   */
  FindViewModel(Room room, Executor gate, Delay delay, Consumer<MessagePlace> seek) {
    this.room = room;
    this.gate = gate;
    this.delay = delay;
    this.seek = seek;
    text.subscribe((_, _) -> typed());
  }

  ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What is typed. */
  StringProperty textProperty() {
    return text;
  }

  /** How many there are, and which one is shown; in words. */
  ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** What is marked in the messages; null for nothing. */
  ReadOnlyObjectProperty<@Nullable SearchQuery> queryProperty() {
    return query.getReadOnlyProperty();
  }

  /** The message that is shown as found; null for none. */
  ReadOnlyObjectProperty<@Nullable MessagePlace> currentProperty() {
    return current.getReadOnlyProperty();
  }

  boolean isCurrent(String messageId) {
    MessagePlace now = current.get();
    return now != null && now.id().equals(messageId);
  }

  /** What is to be marked in a text as it is shown. */
  List<Span> spans(String shown) {
    SearchQuery now = query.get();
    return now == null ? List.of() : now.spans(shown);
  }

  /** Begins, with what was looked for last. */
  void open() {
    if (!open.get()) {
      open.set(true);
      typed();
    }
  }

  /** Marks nothing any more; what was typed is there the next time. */
  void close() {
    open.set(false);
    stop();
    query.set(null);
  }

  /** To the next older message, or the next newer one; round at the ends. */
  void step(boolean older) {
    if (hits.isEmpty()) {
      return;
    }
    int at = indexOf(current.get());
    show(at < 0 ? 0 : Math.floorMod(at + (older ? 1 : -1), hits.size()));
  }

  /** Messages have come or changed: some of them may have it too. */
  void changed(List<ChatMessage> messages) {
    SearchQuery now = query.get();
    if (now != null && messages.stream().anyMatch(message -> message.type().isConversation()
        && (now.matches(message.text()) || indexOf(MessagePlace.of(message)) >= 0))) {
      askSoon(now, false);
    }
  }

  private void typed() {
    if (!open.get()) {
      return;
    }
    stop();
    SearchQuery now = SearchQuery.of(text.get()).orElse(null);
    query.set(now);
    if (now != null) {
      status.set(ConversationTexts.of("find.searching"));
      askSoon(now, true);
    }
  }

  private void stop() {
    asked++;
    pause.close();
    hits = List.of();
    current.set(null);
    status.set("");
  }

  private void askSoon(SearchQuery now, boolean go) {
    int number = ++asked;
    pause.close();
    pause = delay.after(PAUSE, () -> Futures.then(room.find(now), gate, found -> {
      if (number == asked) {
        found(found, go);
      }
    }, error -> {
      if (number == asked) {
        status.set(ConversationTexts.of("find.failed", Futures.sentence(error)));
      }
    }));
  }

  private void found(List<MessagePlace> places, boolean go) {
    MessagePlace before = current.get();
    hits = places;
    int at = before == null ? -1 : indexOf(before);
    if (hits.isEmpty()) {
      current.set(null);
      status.set(ConversationTexts.of("find.none"));
    } else if (go || at < 0) {
      show(Math.max(0, at));
    } else {
      say(at);
    }
  }

  private void show(int index) {
    MessagePlace place = hits.get(index);
    current.set(place);
    say(index);
    seek.accept(place);
  }

  private void say(int index) {
    status.set(ConversationTexts.of("find.count", index + 1, hits.size()));
  }

  private int indexOf(@Nullable MessagePlace place) {
    return place == null ? -1 : hits.stream().map(MessagePlace::id).toList().indexOf(place.id());
  }
}
