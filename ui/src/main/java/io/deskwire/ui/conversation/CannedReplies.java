package io.deskwire.ui.conversation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where canned replies are kept. Any thread; nothing here waits for a disk. */
public interface CannedReplies {

  /** What is known now. */
  Known current();

  /** Replaces the agent's own ones; fails with a sentence for people, and keeps the old ones then. */
  CompletableFuture<Void> saveOwn(List<CannedReply> own);

  /** Forgets everything with the program. */
  static CannedReplies inMemory(List<CannedReply> own, List<CannedReply> team) {
    return new CannedReplies() {
      private volatile Known known = new Known(own, team, "");

      @Override
      public Known current() {
        return known;
      }

      @Override
      public CompletableFuture<Void> saveOwn(List<CannedReply> changed) {
        known = new Known(changed, team, "");
        return CompletableFuture.completedFuture(null);
      }
    };
  }

  /**
   * All of them.
   *
   * @param own    the agent's
   * @param team   everybody's; they cannot be changed here
   * @param notice what could not be read and where it is now, for people; empty when all is well
   */
  record Known(List<CannedReply> own, List<CannedReply> team, String notice) {
    public Known {
      own = List.copyOf(own);
      team = List.copyOf(team);
    }
  }
}
