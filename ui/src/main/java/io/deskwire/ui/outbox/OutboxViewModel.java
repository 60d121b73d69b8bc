package io.deskwire.ui.outbox;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.ChatSession;
import io.deskwire.session.MessageHandle;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Everything that has not left, over all rooms, and what can be done about it. */
public final class OutboxViewModel {
  private final ChatSession session;
  private final Executor ui;
  private final Function<String, String> nameOfRoom;
  private final Consumer<String> tell;
  private final ObservableList<OutboxRow> rows = FXCollections.observableArrayList();
  /** Kept: the wrapper listens weakly, a passing one would take its listeners along. */
  private final ObservableList<OutboxRow> view = FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyIntegerWrapper blocked = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper editing = new ReadOnlyStringWrapper("");
  private String editText = "";

  /**
   * @param ui         where results of the session are taken over
   * @param nameOfRoom name to show for a room id
   * @param tell       shows a sentence to the agent
   */
  public OutboxViewModel(ChatSession session, Executor ui, Function<String, String> nameOfRoom, Consumer<String> tell) {
    this.session = session;
    this.ui = ui;
    this.nameOfRoom = nameOfRoom;
    this.tell = tell;
  }

  /** Takes over what has not left. */
  public void update(List<OutboxRow> now) {
    blocked.set((int) now.stream().filter(OutboxViewModel::isBlocked).count());
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
    if (now.stream().noneMatch(row -> row.id().equals(editing.get()))) {
      editing.set("");
    }
  }

  public ObservableList<OutboxRow> rows() {
    return view;
  }

  /** Rows that need the agent: held or failed. */
  public ReadOnlyIntegerProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /** The row whose text is being changed; empty for none. */
  public ReadOnlyStringProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  public String nameOf(OutboxRow row) {
    return nameOfRoom.apply(row.room());
  }

  /** What was written, or what a state event does, on one line. */
  public String textOf(OutboxRow row) {
    return switch (row.type()) {
      case MESSAGE -> oneLine(row.text());
      case NOTE -> Texts.of("outbox.note", oneLine(row.text()));
      default -> Texts.of("outbox.state-change");
    };
  }

  /** What the row is waiting for, one sentence. */
  public String stateOf(OutboxRow row) {
    String reason = row.reason() == null ? null : SafeText.line(Sentences.of(row.reason()));
    return switch (row.state()) {
      case QUEUED -> session.connection().isOnline()
          ? Texts.of("outbox.state.queued")
          : Texts.of("outbox.state.queued-offline");
      case SENDING -> Texts.of("outbox.state.sending");
      case HELD -> reason == null ? Texts.of("outbox.state.held") : Texts.of("outbox.state.held-because", reason);
      case FAILED -> reason == null
          ? Texts.of("outbox.state.failed")
          : Texts.of("outbox.state.failed-because", reason);
      case SENT, DELIVERED, READ -> Texts.of("outbox.state.sent");
    };
  }

  public boolean canRetry(OutboxRow row) {
    return isBlocked(row);
  }

  public boolean canHold(OutboxRow row) {
    return row.state() == DeliveryState.QUEUED;
  }

  public boolean canEdit(OutboxRow row) {
    return row.editable() && (row.type() == EventType.MESSAGE || row.type() == EventType.NOTE);
  }

  /** Sends a held or failed message with the next connection, and asks for one where there is none. */
  public void sendNow(OutboxRow row) {
    session.message(row.id()).map(MessageHandle::retry).ifPresent(done -> report(done, "outbox.gone"));
    if (!session.connection().isOnline()) {
      session.reconnectNow();
    }
  }

  public void hold(OutboxRow row) {
    report(session.hold(row.id()), "outbox.left-already");
  }

  public void drop(OutboxRow row) {
    report(session.drop(row.id()), "outbox.left-already");
  }

  /** Opens the row's text for change; null ends it. */
  public void edit(@Nullable String id) {
    editText = rows.stream().filter(row -> row.id().equals(id)).map(OutboxRow::text).findFirst().orElse("");
    editing.set(id == null ? "" : id);
  }

  /** The text as it is being typed; kept here because rows move from cell to cell. */
  public String editText() {
    return editText;
  }

  public void editText(String text) {
    editText = text;
  }

  /** Keeps the changed text. */
  public void save(OutboxRow row, String text) {
    editing.set("");
    if (text.isBlank() || text.equals(row.text())) {
      return;
    }
    session.message(row.id()).map(handle -> handle.edit(text))
        .ifPresent(done -> report(done, "outbox.edit-too-late"));
  }

  private void report(CompletableFuture<Boolean> done, String keyWhenFalse) {
    var _ = done.handleAsync((ok, error) -> {
      if (error != null) {
        tell.accept(Texts.of("outbox.error"));
      } else if (!Boolean.TRUE.equals(ok)) {
        tell.accept(Texts.of(keyWhenFalse));
      }
      return ok;
    }, ui);
  }

  private static boolean isBlocked(OutboxRow row) {
    return row.state() == DeliveryState.HELD || row.state() == DeliveryState.FAILED;
  }

  private static String oneLine(String text) {
    return SafeText.line(text);
  }
}
