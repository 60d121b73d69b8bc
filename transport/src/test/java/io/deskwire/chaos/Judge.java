package io.deskwire.chaos;

import io.deskwire.chaos.Event.Kind;
import io.deskwire.chaos.Injector.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the product has done wrong from what a broker has: one that does not save what it confirms may forget
 * messages that were under way around its end. What comes again is no violation and is counted as repaired; what does not
 * is counted as forgotten.
 */
final class Judge {
  /**
   * The outcome.
   *
   * @param verdict   without what the broker is to blame for
   * @param forgotten messages times consumers that the broker has lost and that have not come again
   * @param late      of those that the broker has lost, shown behind a later one
   */
  record Judgement(Verdict verdict, int forgotten, int late) {}

  private final Map<String, Long> sentAt = new HashMap<>();
  private final Map<String, Long> confirmedAt = new HashMap<>();
  private final List<Window> windows;

  private Judge(List<Event> events, List<Window> windows) {
    this.windows = windows;
    for (Event event : events) {
      if (event.kind() == Kind.SENT) {
        sentAt.put(event.id(), event.at());
      } else if (event.kind() == Kind.CONFIRMED) {
        confirmedAt.merge(event.id(), event.at(), Math::max);
      }
    }
  }

  /**
   * Looks at everything.
   *
   * @param windows in which the broker may have forgotten; none for one that keeps what it confirms
   */
  static Judgement judge(long seed, List<Event> events, List<Window> windows) {
    Judge judge = new Judge(events, windows);
    Verdict all = HistoryChecker.check(seed, events);
    List<Violation> ours = new ArrayList<>();
    int forgotten = 0;
    int late = 0;
    for (Violation violation : all.violations()) {
      boolean excused = judge.mayBeForgotten(violation.id());
      if (excused && isGone(violation)) {
        forgotten++;
      } else if (excused && violation.rule() == Rule.IN_ORDER) {
        late++;
      } else {
        ours.add(violation);
      }
    }
    return new Judgement(new Verdict(seed, all.sent(), all.confirmed(), all.dropped(), all.shown(), all.resent(),
        all.shownLate(), ours), forgotten, late);
  }

  private static boolean isGone(Violation violation) {
    return !violation.consumer().isEmpty()
        && (violation.rule() == Rule.NOTHING_LOST || violation.rule() == Rule.FILES_WHOLE);
  }

  /**
   * Whether it was under way when the broker's memory was lost: from the first attempt to when its sender knew. A file is
   * forgotten with any of its parts.
   */
  private boolean mayBeForgotten(String id) {
    List<String> messages = SaidFile.of(id).map(file -> file.messages().stream().map(Said::id).toList())
        .orElse(List.of(id));
    return messages.stream().anyMatch(each -> mayBeForgotten(sentAt.get(each), confirmedAt.get(each), windows));
  }

  /** As the other one, of a message with these times; null where it has not come so far. */
  static boolean mayBeForgotten(@Nullable Long sent, @Nullable Long confirmed, List<Window> windows) {
    return sent != null && confirmed != null
        && windows.stream().anyMatch(window -> sent <= window.to() && confirmed >= window.from());
  }
}
