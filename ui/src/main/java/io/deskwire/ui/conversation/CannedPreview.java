package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.SafeText;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A canned reply as it will be sent; variables that nothing is known for are marked, not by colour alone. FX thread. */
final class CannedPreview extends TextFlow {

  private static final int LONGEST = 1_000;

  CannedPreview() {
    getStyleClass().add("cv-canned-preview");
  }

  void show(CannedText text) {
    getChildren().clear();
    int left = LONGEST;
    for (CannedText.Part part : text.parts()) {
      String words = SafeText.lines(part.text());
      Text piece = new Text(words.length() > left ? words.substring(0, left) + "…" : words);
      piece.getStyleClass().add(switch (part.kind()) {
        case WORDS -> "cv-words";
        case VALUE -> "cv-canned-value";
        case UNKNOWN -> "cv-canned-unknown";
      });
      getChildren().add(piece);
      left -= words.length();
      if (left <= 0) {
        break;
      }
    }
    setNodeOrientation(ReadingWay.ofText(text.text()));
    setAccessibleText(text.text());
  }
}
