package io.deskwire.ui.fx;

import static javafx.geometry.NodeOrientation.INHERIT;
import static javafx.geometry.NodeOrientation.LEFT_TO_RIGHT;
import static javafx.geometry.NodeOrientation.RIGHT_TO_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingWayTest {

  @ParameterizedTest
  @CsvSource({"en, LEFT_TO_RIGHT", "de-CH, LEFT_TO_RIGHT", "ar-EG, RIGHT_TO_LEFT", "he, RIGHT_TO_LEFT",
      "fa-IR, RIGHT_TO_LEFT", "pa-Arab-PK, RIGHT_TO_LEFT", "pa-IN, LEFT_TO_RIGHT", "ur-Latn, LEFT_TO_RIGHT"})
  void windowsAreReadAsTheirLanguageIs(String language, String way) {
    assertThat(ReadingWay.ofLanguage(Locale.forLanguageTag(language))).hasToString(way);
  }

  @Test
  void textsAreReadAsTheirFirstLetterIs() {
    assertThat(ReadingWay.ofText("Order 12 שלום")).isEqualTo(LEFT_TO_RIGHT);
    assertThat(ReadingWay.ofText("12: מתי תגיע ההזמנה Order-4711?")).isEqualTo(RIGHT_TO_LEFT);
    assertThat(ReadingWay.ofText("\u0645\u0631\u062d\u0628\u0627 Mia")).isEqualTo(RIGHT_TO_LEFT);
  }

  @Test
  void whatHasNoLettersIsReadAsWhatIsAroundIt() {
    assertThat(ReadingWay.ofText("4711 …")).isEqualTo(INHERIT);
    assertThat(ReadingWay.ofText("")).isEqualTo(INHERIT);
  }

  @Test
  void piecesOfASentenceKeepTheirOrderWhereSomethingIsReadFromTheRight() {
    assertThat(ReadingWay.apart("Mia")).isEqualTo("Mia");
    assertThat(ReadingWay.apart("\u05de\u05d9\u05d4 12")).isEqualTo("\u2068\u05de\u05d9\u05d4 12\u2069");
    inArabic(() -> {
      assertThat(ReadingWay.apart("mq.example.org")).isEqualTo("\u2068mq.example.org\u2069");
      assertThat(ReadingWay.plain(ReadingWay.apart("Mia"))).isEqualTo("Mia");
      assertThat(Texts.dotted("10:42", "", "web")).isEqualTo("\u206810:42\u2069 · \u2068web\u2069");
      assertThat(Texts.filled("{0} of {1}", "Mia", 3)).isEqualTo("\u2068Mia\u2069 of 3");
    });
  }

  @Test
  void whatIsWrittenIsReadFromItsOwnSide() {
    Fx.run(() -> {
      TextArea area = new TextArea();
      ReadingWay.follow(area, area.textProperty());
      area.setText("\u05de\u05d9\u05d4");
      assertThat(area.getNodeOrientation()).isEqualTo(RIGHT_TO_LEFT);
      assertThat(area.getStyleClass()).contains("other-letters");
      area.setText("Mia");
      assertThat(area.getNodeOrientation()).isEqualTo(LEFT_TO_RIGHT);
      assertThat(area.getStyleClass()).doesNotContain("other-letters");
      area.setText("");
      assertThat(area.getNodeOrientation()).isEqualTo(INHERIT);
    });
  }

  @Test
  void timeRunsToTheRightInEveryWindow() {
    Fx.run(() -> {
      Sparkline line = new Sparkline();
      new Scene(new Pane(line)).setNodeOrientation(RIGHT_TO_LEFT);
      assertThat(line.getEffectiveNodeOrientation()).isEqualTo(LEFT_TO_RIGHT);
    });
  }

  @Test
  void theMarksAreNotDrawn() {
    Fx.run(() -> {
      try (Theme theme = new Theme(ThemeChoice.LIGHT, 1)) {
        theme.style(new Scene(new Pane())).close(); // its font is there
        Text plain = new Text("Mia");
        Text marked = new Text("\u2068Mia\u2069");
        plain.setFont(Font.font("Inter Tabular", 14));
        marked.setFont(plain.getFont());
        assertThat(marked.getLayoutBounds().getWidth()).isEqualTo(plain.getLayoutBounds().getWidth());
      }
    });
  }

  private static void inArabic(Runnable check) {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.of("ar"));
    try {
      check.run();
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void everyWindowIsLaidOutFromTheRightWhereItsLanguageIsRead() {
    inArabic(() -> Fx.run(() -> {
      Scene scene = new Scene(new Pane());
      try (Theme theme = new Theme(ThemeChoice.LIGHT, 1)) {
        theme.style(scene).close();
      }
      assertThat(scene.getEffectiveNodeOrientation()).isEqualTo(RIGHT_TO_LEFT);
    }));
  }
}
