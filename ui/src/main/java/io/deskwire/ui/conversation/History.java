package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessagePlace;
import io.deskwire.session.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored messages page by page, newest first, and lets them and the live ones meet without a hole: what comes
 * live while a page is read is newer than the page. What is far up is read with what stands around it, and marked as not
 * whole below until the pages have come back to it. One thread, the gate's.
 */
final class History {

  /** Lines of one page. */
  static final int PAGE = 200;

  /** Lines of one page on the way to a line far up: few enough that the window goes on painting. */
  static final int FAR = 2_000;

  /** Lines read above and below one that is far up. */
  static final int AROUND = 100;

  private static final int MOST = 10_000;

  private final Room room;
  private final Executor gate;
  private final LineModel model;
  private final Runnable pageShown;
  private final Set<String> changedMeanwhile = new HashSet<>();
  private final Islands islands = new Islands();
  /** The line far up that was read last, or is being read. */
  private @Nullable MessagePlace around;
  private boolean readingAround;
  private final List<ChatMessage> waiting = new ArrayList<>();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private @Nullable ChatMessage oldest;
  private int reading;
  private boolean opened;
  private boolean complete;
  private boolean closed;

  /**
   * Reads nothing yet.
   *
   * @param pageShown told after every page
   */
  History(Room room, Executor gate, LineModel model, Runnable pageShown) {
    this.room = room;
    this.gate = gate;
    this.model = model;
    this.pageShown = pageShown;
  }

  ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** Why a page could not be read, one sentence; empty when it could. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the newest page is there. */
  boolean isOpened() {
    return opened;
  }

  /** Reads the newest page, then whatever came meanwhile is put to it. */
  void open() {
    read(null, PAGE, this::opened);
  }

  /** Reads the page before the oldest line. @return false when one is being read, or there is none */
  boolean loadOlder() {
    return loadOlder(PAGE);
  }

  private boolean loadOlder(int limit) {
    boolean possible = opened && !complete && reading == 0;
    if (possible) {
      read(oldest, limit, page -> arrived(page, limit));
    }
    return possible;
  }

  /**
   * Reads the next lines on the way back to one that is far up.
   *
   * @return false when what is there reaches up to it, so that it is there or nowhere
   */
  boolean loadBackTo(MessagePlace line) {
    ChatMessage first = oldest;
    boolean reached = complete || (first != null && MessagePlace.of(first).compareTo(line) <= 0);
    if (opened && !reached) {
      loadOlder(FAR);
    }
    return !opened || !reached;
  }

  /**
   * Reads a line that is far up, and what stands around it; then the pages between follow.
   *
   * @return false when it is there or nowhere, as far as is known here
   */
  boolean loadAround(MessagePlace line) {
    if (line.equals(around)) {
      return readingAround;
    }
    ChatMessage first = oldest;
    if (!opened || complete || first == null || MessagePlace.of(first).compareTo(line) <= 0 || islands.covers(line)) {
      return false;
    }
    around = line;
    readingAround = true;
    CompletableFuture<List<ChatMessage>> stretch = room.later(line, AROUND).thenCompose(below -> below.isEmpty()
        ? CompletableFuture.completedFuture(below)
        : room.history(below.getFirst(), AROUND).thenApply(above -> joined(above, below)));
    reading++;
    loading.set(true);
    problem.set("");
    Futures.then(stretch, gate, this::arrivedAround, error -> {
      around = null;
      readingAround = false;
      failed(error);
    });
    return true;
  }

  private static List<ChatMessage> joined(List<ChatMessage> above, List<ChatMessage> below) {
    List<ChatMessage> all = new ArrayList<>(above);
    all.addAll(below);
    return all;
  }

  private void arrivedAround(List<ChatMessage> stretch) {
    if (closed) {
      return;
    }
    readingAround = false;
    if (!stretch.isEmpty()) {
      islands.add(stretch);
      model.put(withoutNewer(stretch));
      join();
    }
    readDone();
    pageShown.run();
    loadOlder(FAR);
  }

  /** What was read page by page may have come back to what was read before it. */
  private void join() {
    ChatMessage first = oldest;
    if (first != null && !islands.isEmpty()) {
      oldest = islands.join(first);
      model.setHolesBehind(islands.ends());
    }
  }

  /** The feed has skipped lines from this one on: reads the newest again. */
  void reload() {
    if (opened) {
      read(null, MOST, this::reloaded);
    }
  }

  /**
   * Takes live lines. Those of before the oldest page come with their own page.
   *
   * @return those that are shown now
   */
  List<ChatMessage> live(List<ChatMessage> changed) {
    if (reading > 0) {
      changed.forEach(message -> changedMeanwhile.add(message.id()));
    }
    if (!opened) {
      waiting.addAll(changed);
      return List.of();
    }
    ChatMessage first = oldest;
    List<ChatMessage> shown = complete || first == null
        ? changed
        : changed.stream().filter(message -> message.compareTo(first) >= 0 || model.find(message.id()) != null
            || islands.covers(MessagePlace.of(message))).toList();
    model.put(shown);
    return shown;
  }

  /** The line of an unsent message goes away. */
  void dropped(String id) {
    if (reading > 0) {
      changedMeanwhile.add(id);
    }
    waiting.removeIf(message -> message.id().equals(id));
    model.remove(id);
  }

  void close() {
    closed = true;
  }

  private void read(@Nullable ChatMessage before, int limit, Consumer<List<ChatMessage>> done) {
    reading++;
    loading.set(opened);
    problem.set("");
    Futures.then(room.history(before, limit), gate, page -> {
      if (!closed) {
        int linesBefore = model.messages().size();
        done.accept(page);
        readDone();
        pageShown.run();
        boolean added = model.messages().size() > linesBefore;
        if (!islands.isEmpty()) {
          loadOlder(FAR);
        } else if (!added && (before != null || linesBefore == 0)) {
          // nothing that has a line, so nothing that the agent could scroll to
          loadOlder();
        }
      }
    }, error -> {
      opened |= before == null;
      failed(error);
    });
  }

  private void failed(Throwable error) {
    problem.set(ConversationTexts.of("history.failed", Futures.sentence(error)));
    readDone();
  }

  private void readDone() {
    if (--reading == 0) {
      changedMeanwhile.clear();
      loading.set(false);
    }
  }

  private void opened(List<ChatMessage> page) {
    opened = true;
    // everything that waits was told after it was stored, so it is newer than the same line of the page
    List<ChatMessage> all = new ArrayList<>(page);
    all.addAll(waiting);
    waiting.clear();
    model.put(all);
    pageEnds(page, PAGE);
  }

  private void arrived(List<ChatMessage> page, int limit) {
    model.put(withoutNewer(page));
    pageEnds(page, limit);
  }

  private void reloaded(List<ChatMessage> page) {
    model.put(withoutNewer(page));
    ChatMessage first = oldest;
    if (first == null || (!page.isEmpty() && page.getFirst().compareTo(first) < 0)) {
      pageEnds(page, MOST);
    }
  }

  private List<ChatMessage> withoutNewer(List<ChatMessage> page) {
    return page.stream().filter(message -> !changedMeanwhile.contains(message.id())).toList();
  }

  private void pageEnds(List<ChatMessage> page, int limit) {
    complete = page.size() < limit;
    if (!page.isEmpty()) {
      oldest = page.getFirst();
      join();
    }
  }
}
