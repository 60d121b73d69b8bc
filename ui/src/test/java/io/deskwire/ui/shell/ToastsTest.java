package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.fx.Tone;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToastsTest {

  private static void layout(Parent root) {
    Scene scene = new Scene(root, 700, 600);
    try (Theme theme = new Theme(ThemeChoice.LIGHT, 1)) {
      theme.style(scene);
      root.applyCss();
      root.layout();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"שלום, הזמנתי לפני שבוע והחבילה עדיין לא הגיעה, תוכלו לבדוק? ",
      "Mia writes: مرحبا، طلبت قبل أسبوع ولم يصل الطرد حتى الآن and nothing came ",
      "The chat with Mia waits since this morning and nobody has answered her "})
  void aStrangersWordsStandWholeInTheToastWhicheverSideTheyAreReadFrom(String words) {
    Fx.run(() -> {
      Toasts toasts = new Toasts(() -> "");
      toasts.show(Tone.FAIR, words.strip(), false);
      layout(new StackPane(toasts.node()));
      Label sentence = (Label) toasts.node().lookup(".toast > .label");
      assertThat(sentence.getHeight()).isGreaterThan(2 * sentence.getFont().getSize());
      assertThat(sentence.getText()).isEqualTo(words.strip());
      assertThat(sentence.isTextTruncated()).isFalse();
    });
  }

  @Test
  void aLabelThatWrapsIsLaidOutWithNamesFromTheRightInIt() {
    Fx.run(() -> {
      Label label = Nodes.wrapped("");
      VBox box = new VBox(label);
      box.setMaxWidth(150);
      StackPane root = new StackPane(box);
      layout(root);
      label.setText("שלום, הזמנתי לפני שבוע והחבילה עדיין לא הגיעה, תוכלו לבדוק?");
      root.applyCss();
      root.layout();
      assertThat(label.isTextTruncated()).isFalse();
      assertThat(label.getHeight()).isGreaterThan(2 * label.getFont().getSize());
    });
  }
}
