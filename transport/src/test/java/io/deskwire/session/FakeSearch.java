package io.deskwire.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The search of {@link FakeChatSession}: answered at once, or when and how the test says. Any thread. */
public final class FakeSearch {
  private final Supplier<Collection<ChatMessage>> lines;
  private final List<Waiting> asked = new CopyOnWriteArrayList<>();
  private volatile boolean byHand;
  private volatile double searchable = 1;

  /** @param lines all that can be found, in any order */
  FakeSearch(Supplier<Collection<ChatMessage>> lines) {
    this.lines = lines;
  }

  private record Waiting(String query, int limit, CompletableFuture<List<SearchHit>> answer) {}

  /** From now on searches are answered by {@link #answer} alone. */
  public void waits() {
    byHand = true;
  }

  /** Answers the search asked for as the {@code index}-th of those that wait; with a failure, or null for what it finds. */
  public void answer(int index, @Nullable Throwable failure) {
    Waiting waiting = asked.get(index);
    if (failure == null) {
      waiting.answer.complete(found(waiting.query, waiting.limit));
    } else {
      waiting.answer.completeExceptionally(failure);
    }
  }

  /** How much of what is stored can be found, 0 to 1. */
  public void searchable(double share) {
    searchable = share;
  }

  double searchable() {
    return searchable;
  }

  CompletableFuture<List<SearchHit>> search(String query, int limit) {
    if (!byHand) {
      return CompletableFuture.completedFuture(found(query, limit));
    }
    CompletableFuture<List<SearchHit>> answer = new CompletableFuture<>();
    asked.add(new Waiting(query, limit, answer));
    return answer;
  }

  private List<SearchHit> found(String typed, int limit) {
    return SearchQuery.of(typed).stream().flatMap(query -> lines.get().stream()
        .filter(line -> line.type().isConversation() && query.matches(line.text()))
        .sorted(Comparator.comparingLong(ChatMessage::position).reversed()).limit(limit)
        .map(line -> new SearchHit(line, query.spans(line.text())))).toList();
  }
}
