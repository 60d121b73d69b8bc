package io.deskwire.ui.customer;

import io.deskwire.message.EventType;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ClosedChat;
import io.deskwire.session.Room;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.RoomListener;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer from before: the notes about them, and conversations that were closed. Read again when one
 * of those comes, and not with every message. One thread, the gate's.
 */
public final class PastViewModel implements RoomListener, AutoCloseable {
  private static final int MOST = 100;

  private final ChatSession session;
  private final Feed feed;
  private final Executor gate;
  private final ReadOnlyObjectWrapper<List<ChatMessage>> notes = new ReadOnlyObjectWrapper<>(this, "notes", List.of());
  private final ReadOnlyObjectWrapper<List<ClosedChat>> chats = new ReadOnlyObjectWrapper<>(this, "chats", List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private Subscription lines = () -> {};
  private @Nullable String shown;
  private int asked;

  public PastViewModel(ChatSession session, Feed feed, Executor gate) {
    this.session = session;
    this.feed = feed;
    this.gate = gate;
  }

  /** The newest first. */
  ReadOnlyObjectProperty<List<ChatMessage>> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** The newest first. */
  ReadOnlyObjectProperty<List<ClosedChat>> chatsProperty() {
    return chats.getReadOnlyProperty();
  }

  /** Why nothing could be read, one sentence; empty when it could. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Turns to a room.
   *
   * @param room id; null while nobody looks
   */
  public void show(@Nullable String room) {
    if (!Objects.equals(room, shown)) {
      lines.close();
      lines = room == null ? () -> {} : feed.listen(room, this);
      shown = room;
      asked++;
      notes.set(List.of());
      chats.set(List.of());
      problem.set("");
      read();
    }
  }

  private void read() {
    String id = shown;
    if (id == null) {
      return;
    }
    int number = ++asked;
    Room room = session.room(id);
    var _ = room.notes(MOST).thenCombine(room.closedChats(MOST), Past::new)
        .whenComplete((past, failure) -> gate.execute(() -> {
          if (number == asked) {
            show(past, failure);
          }
        }));
  }

  private void show(@Nullable Past past, @Nullable Throwable failure) {
    if (past != null) {
      notes.set(past.notes().reversed());
      chats.set(past.chats().reversed());
    }
    String reason = failure == null ? null : (failure.getCause() == null ? failure : failure.getCause()).getMessage();
    problem.set(failure == null ? "" : Texts.of("past.failed", reason == null ? "" : Sentences.of(reason)));
  }

  /** What was read together. */
  private record Past(List<ChatMessage> notes, List<ClosedChat> chats) {}

  @Override
  public void messages(List<ChatMessage> changed) {
    if (changed.stream().anyMatch(line -> line.type() == EventType.NOTE || line.type() == EventType.CLOSED)) {
      read();
    }
  }

  @Override
  public void dropped(String messageId) {
    if (notes.get().stream().anyMatch(note -> note.id().equals(messageId))) {
      read();
    }
  }

  @Override
  public void missed(ChatMessage first) {
    read();
  }

  @Override
  public void close() {
    show(null);
  }
}
