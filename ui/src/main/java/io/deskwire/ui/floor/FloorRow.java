package io.deskwire.ui.floor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A line of a table that stays the same while what it shows changes, so that a table keeps its selection.
 *
 * @param <F> facts, immutable
 */
public final class FloorRow<F> {
  private final String id;
  private final ReadOnlyObjectWrapper<F> facts;
  private boolean shown;
  private boolean gone;

  FloorRow(String id, F facts) {
    this.id = id;
    this.facts = new ReadOnlyObjectWrapper<>(facts);
  }

  public String id() {
    return id;
  }

  public F facts() {
    return facts.get();
  }

  public ReadOnlyObjectProperty<F> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** Cells are told only when something is different. */
  void facts(F next) {
    if (!next.equals(facts.get())) {
      facts.set(next);
    }
  }

  boolean isShown() {
    return shown;
  }

  void shown(boolean now) {
    shown = now;
  }

  /** Whether it is in no table any more. */
  boolean isGone() {
    return gone;
  }

  void leave() {
    gone = true;
  }
}
