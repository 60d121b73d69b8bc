package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFieldTest {
  private static final String PROMPT = "Search chats and messages";

  @ParameterizedTest
  @CsvSource({"400, Search chats and messages", "170, Search chats …", "60, Search …"})
  void inANarrowFieldThePromptEndsBehindAWord(double width, String shown) {
    Fx.run(() -> {
      SearchField field = new SearchField(PROMPT, null);
      field.setStyle("-fx-font: 14px Inter Tabular");
      Pane pane = new Pane(field);
      Scene scene = new Scene(pane, 500, 100);
      scene.getRoot().applyCss();
      field.resize(width, 30);
      assertThat(field.getPromptText()).isEqualTo(shown);
      assertThat(field.getAccessibleText()).isEqualTo(PROMPT);
    });
  }
}
