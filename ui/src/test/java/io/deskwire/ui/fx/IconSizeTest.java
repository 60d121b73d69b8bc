package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconSizeTest {

  @ParameterizedTest
  @ValueSource(strings = {"deskwire.css", "conversation.css"})
  void noSheetSizesAnIconInTheIconsOwnFont(String sheet) throws IOException {
    Path css = Path.of(System.getProperty("deskwire.root", ".."), "resources/css");
    assertThat(Files.readString(css.resolve(sheet))).doesNotContain("-fx-icon-size");
  }
}
