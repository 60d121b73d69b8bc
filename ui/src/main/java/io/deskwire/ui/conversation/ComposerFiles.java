package io.deskwire.ui.conversation;

import io.deskwire.session.FileToSend;
import io.deskwire.session.Room;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Files that leave with the next message, in the order in which they were added. One that is on disk goes from here; what
 * the disk refuses stays. All calls on the gate's thread.
 */
final class ComposerFiles {

  private final Room room;
  private final Executor gate;
  private final ObservableList<Item> items = FXCollections.observableArrayList();
  private long last;

  /**
   * One of them.
   *
   * @param file    what will be sent; null while it is made, and for one that is refused
   * @param problem why it is refused; empty for nothing
   */
  record Item(long number, String name, @Nullable FileToSend file, String problem) {
    boolean isBeingMade() {
      return file == null && problem.isEmpty();
    }
  }

  ComposerFiles(Room room, Executor gate) {
    this.room = room;
    this.gate = gate;
  }

  /** To watch, not to be changed. */
  ObservableList<Item> items() {
    return items;
  }

  /** Takes a file that is still being made. */
  void add(String name, CompletableFuture<FileToSend> making) {
    Item item = new Item(++last, name, null, "");
    items.add(item);
    Futures.then(making, gate, file -> replace(item, new Item(item.number(), file.name(), file, "")),
        error -> replace(item, new Item(item.number(), name, null, Futures.sentence(error))));
  }

  private void replace(Item before, Item now) {
    int index = items.indexOf(before);
    if (index >= 0) {
      items.set(index, now);
    }
  }

  void remove(Item item) {
    items.removeIf(each -> each.number() == item.number());
  }

  /** Whether there is something to send. */
  boolean isAny() {
    return items.stream().anyMatch(item -> item.file() != null);
  }

  /** Whether one is still being made. */
  boolean isMaking() {
    return items.stream().anyMatch(Item::isBeingMade);
  }

  /** Puts all of them into the outbox, one after the other; fails with the first that could not be stored. */
  CompletableFuture<Void> send(boolean note) {
    items.removeIf(item -> !item.problem().isEmpty());
    CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    for (Item item : items) {
      FileToSend file = item.file();
      if (file != null) {
        done = done.thenCompose(_ -> note ? room.attachNoteAsync(file) : room.attachAsync(file))
            .thenAcceptAsync(_ -> remove(item), gate);
      }
    }
    return done;
  }
}
