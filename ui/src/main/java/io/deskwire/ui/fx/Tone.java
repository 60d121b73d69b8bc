package io.deskwire.ui.fx;

import io.deskwire.latency.Grade;

/** How something is, said by shape and colour beside the words; never by colour alone. */
public enum Tone {
  /** ● */
  GOOD("good"),
  /** ◆ */
  FAIR("fair"),
  /** ▲ */
  POOR("poor"),
  /** ○ */
  UNKNOWN("unknown");

  private final String styleClass;

  Tone(String styleClass) {
    this.styleClass = styleClass;
  }

  /** The class in the style sheet. */
  public String styleClass() {
    return styleClass;
  }

  public static Tone of(Grade grade) {
    return switch (grade) {
      case GOOD -> GOOD;
      case FAIR -> FAIR;
      case POOR -> POOR;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
