package io.deskwire.ui.fx;

import static javafx.geometry.NodeOrientation.INHERIT;
import static javafx.geometry.NodeOrientation.LEFT_TO_RIGHT;
import static javafx.geometry.NodeOrientation.RIGHT_TO_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
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
  void everyWindowIsLaidOutFromTheRightWhereItsLanguageIsRead() {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.of("ar"));
    try {
      Fx.run(() -> {
        Scene scene = new Scene(new Pane());
        try (Theme theme = new Theme(ThemeChoice.LIGHT, 1)) {
          theme.style(scene).close();
        }
        assertThat(scene.getEffectiveNodeOrientation()).isEqualTo(RIGHT_TO_LEFT);
      });
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }
}
