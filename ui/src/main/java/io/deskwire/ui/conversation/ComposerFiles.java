package io.deskwire.ui.conversation;

import io.deskwire.session.DraftFile;
import io.deskwire.session.FileToSend;
import io.deskwire.session.Room;
import io.deskwire.ui.attachment.Preparation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Files that leave with the next message, in the order in which they were added. One that is on disk goes from here; what
 * the disk refuses stays. They are there again when the room is opened again: of those on disk it is kept where they are,
 * of a pasted picture its bytes. All calls on the gate's thread.
 */
final class ComposerFiles {

  private final Room room;
  private final Executor gate;
  private final ObservableList<Item> items = FXCollections.observableArrayList();
  private long last;
  /** What the disk knows; null before it was asked, while it must not be told anything. */
  private @Nullable List<DraftFile> kept;

  /**
   * One of them.
   *
   * @param file    what will be sent; null while it is made, and for one that is refused
   * @param problem why it is refused; empty for nothing
   * @param source  what is kept of it; null while that is found out
   */
  record Item(long number, String name, @Nullable FileToSend file, String problem, @Nullable DraftFile source) {
    boolean isBeingMade() {
      return file == null && problem.isEmpty();
    }
  }

  ComposerFiles(Room room, Executor gate) {
    this.room = room;
    this.gate = gate;
    items.addListener((ListChangeListener<Item>) _ -> keep());
  }

  /** Takes up again what has waited when the room was left. */
  void restore(Preparation preparation) {
    Futures.then(room.draftFiles(), gate, found -> {
      for (DraftFile each : found) {
        Item item = new Item(++last, each.name(), null, "", each);
        items.add(item);
        // one that is gone stays where the agent sees it until they take it out
        made(item, preparation.again(each), each);
      }
      kept = found;
      keep();
    }, _ -> {});
  }

  /** Also after the tab is closed: what was just being sent must not be there again. */
  private void keep() {
    List<DraftFile> now = items.stream().map(Item::source).filter(Objects::nonNull).toList();
    if (kept != null && !now.equals(kept)) {
      kept = now;
      Futures.then(room.saveDraftFiles(now), gate, _ -> {}, _ -> {});
    }
  }

  /** To watch, not to be changed. */
  ObservableList<Item> items() {
    return items;
  }

  /** Takes a picture from the clipboard that is still being made. */
  void paste(String name, CompletableFuture<FileToSend> making) {
    Item item = added(name, making);
    Futures.then(making, gate, file -> source(item, DraftFile.of(file)), _ -> {});
  }

  /** Takes a file of the disk. */
  void add(Path path, Preparation preparation) {
    CompletableFuture<DraftFile> where = preparation.remember(path); // before it is read, which takes longer
    Item item = added(String.valueOf(path.getFileName()), preparation.of(path));
    Futures.then(where, gate, source -> source(item, source), _ -> {});
  }

  /** What is refused does not wait. */
  private void source(Item item, DraftFile source) {
    change(item, now -> now.problem().isEmpty()
        ? new Item(now.number(), now.name(), now.file(), "", source)
        : now);
  }

  private Item added(String name, CompletableFuture<FileToSend> making) {
    Item item = new Item(++last, name, null, "", null);
    items.add(item);
    made(item, making, null);
    return item;
  }

  /** @param refused where it is, to be kept though it cannot be sent; null for nowhere */
  private void made(Item item, CompletableFuture<FileToSend> making, @Nullable DraftFile refused) {
    Futures.then(making, gate,
        file -> change(item, now -> new Item(now.number(), file.name(), file, "", now.source())),
        error -> change(item,
            now -> new Item(now.number(), now.name(), null, Futures.sentence(error), refused)));
  }

  private void change(Item item, UnaryOperator<Item> how) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).number() == item.number()) {
        items.set(i, how.apply(items.get(i)));
      }
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
