package io.deskwire.ui.shell;

import io.deskwire.ui.conversation.ReadingPlace;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are open, and where they stand.
 *
 * @param tabs     room ids from left to right, without those in windows of their own
 * @param selected room id in front; null for none
 * @param split    which two are seen side by side; null while one is seen alone
 * @param windows  where the windows of those that have one stand on the screens, in px, by room
 * @param places   where the agent has stopped reading, by room; those at the end are not among them
 */
public record Arrangement(List<String> tabs, @Nullable String selected, @Nullable Split split,
    Map<String, Rectangle2D> windows, Map<String, ReadingPlace> places) {

  /** Nothing is open. */
  public static final Arrangement NONE = of(List.of(), null);

  public Arrangement {
    tabs = List.copyOf(tabs);
    windows = Map.copyOf(windows);
    places = Map.copyOf(places);
  }

  /** Tabs alone, each at its end. */
  public static Arrangement of(List<String> tabs, @Nullable String selected) {
    return new Arrangement(tabs, selected, null, Map.of(), Map.of());
  }

  /**
   * Two conversations side by side.
   *
   * @param left  room id
   * @param right room id
   * @param share of the width that the left one has, 0 to 1
   */
  public record Split(String left, String right, double share) {}
}
