package io.deskwire.ui.settings;

import io.deskwire.store.StoreException;
import io.deskwire.ui.fx.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The list of desks, with what waits at each, and removing one: it is asked for first. */
public final class DesksViewModel {
  private final Desks desks;
  private final String open;
  private final Executor disk;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Map<String, Integer> waiting = new HashMap<>();

  /**
   * One desk.
   *
   * @param open    whether its session is the one in the window
   * @param waiting so many of its messages have not been sent; 0 until that is known
   */
  public record Row(Desks.Entry desk, boolean open, int waiting) {}

  /**
   * @param open id of the desk that is open; empty for none
   * @param disk where files are read
   * @param ui   where what was read is taken over
   */
  public DesksViewModel(Desks desks, String open, Executor disk, Executor ui) {
    this.desks = desks;
    this.open = open;
    this.disk = disk;
    this.ui = ui;
    refresh();
  }

  private void refresh() {
    show();
    for (Desks.Entry desk : desks.all()) {
      var _ = CompletableFuture.supplyAsync(() -> desks.waiting(desk.id()), disk).exceptionally(_ -> 0)
          .thenAcceptAsync(count -> {
            waiting.put(desk.id(), count);
            show();
          }, ui);
    }
  }

  private void show() {
    rows.set(desks.all().stream()
        .map(desk -> new Row(desk, desk.id().equals(open), waiting.getOrDefault(desk.id(), 0))).toList());
  }

  /** Whether there can be more of them. */
  public boolean canAdd() {
    return desks.keeper().isPresent();
  }

  /** In the order in which they were added. */
  public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** The desk that opens at the start; empty for the one used last. */
  public String start() {
    return desks.start();
  }

  public void startWith(String id) {
    if (!id.equals(desks.start())) {
      desks.keeper().ifPresent(keeper -> keeper.startWith(id));
    }
  }

  /** Where the messages of a desk are, for people. */
  public String place(String id) {
    return desks.dataDir(id).toString();
  }

  /** Id of the desk that is asked for whether it shall go; empty for none. */
  public ReadOnlyStringProperty askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Why the last one could not be removed; empty when it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Asks before a desk goes; the one that is open stays. */
  public void ask(String id) {
    problem.set("");
    asked.set(id.equals(open) ? "" : id);
  }

  public void cancel() {
    asked.set("");
  }

  /**
   * Removes the desk that was asked for.
   *
   * @param history whether its messages go with it
   */
  public void remove(boolean history) {
    String id = asked.get();
    asked.set("");
    if (!id.isEmpty()) {
      var _ = CompletableFuture
          .runAsync(() -> desks.keeper().ifPresent(keeper -> keeper.remove(id, history)), disk)
          .handleAsync((_, error) -> {
            problem.set(error == null ? "" : sentence(error));
            show();
            return id;
          }, ui);
    }
  }

  private static String sentence(Throwable error) {
    Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof StoreException ? String.valueOf(cause.getMessage()) : Texts.of("desks.failed");
  }
}
