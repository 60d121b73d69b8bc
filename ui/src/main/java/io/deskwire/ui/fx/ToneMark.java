package io.deskwire.ui.fx;

import javafx.scene.layout.Region;

/** The shape of a tone: ● ◆ ▲ ○, drawn, so that it looks the same with every font. Decoration: the words say it too. */
public final class ToneMark extends Region {
  private Tone tone = Tone.UNKNOWN;

  public ToneMark() {
    getStyleClass().addAll("tone-mark", Tone.UNKNOWN.styleClass());
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  public void show(Tone next) {
    if (next != tone) {
      tone = next;
      Nodes.tone(this, next);
    }
  }

  public Tone tone() {
    return tone;
  }
}
