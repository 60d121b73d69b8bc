package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** What the bundled font shows where the system's fonts may have nothing. */
class EmojiTest {
  private static final int SIZE = 48;

  private static List<Integer> picture(String text) {
    return Fx.get(() -> {
      StackPane pane = new StackPane(new Label(text));
      Scene scene = new Scene(pane, SIZE, SIZE);
      try (Theme theme = new Theme(ThemeChoice.LIGHT, 1.5)) {
        var _ = theme.style(scene);
        WritableImage image = scene.snapshot(null);
        PixelReader pixels = image.getPixelReader();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < SIZE * SIZE; i++) {
          all.add(pixels.getArgb(i % SIZE, i / SIZE));
        }
        return all;
      }
    });
  }

  @Test
  void everyEmojiHasAPictureOfItsOwn() {
    Set<List<Integer>> pictures = new HashSet<>();
    pictures.add(picture(""));
    pictures.add(picture("\uE123")); // what no font has
    List<String> emoji = List.of("👍", "😀", "🎉", "☀️", "❤️", "✅", "🫶", "🇩🇪", "👨‍👩‍👧", "1️⃣");
    emoji.forEach(each -> pictures.add(picture(each)));
    assertThat(pictures).hasSize(emoji.size() + 2);
  }

  @Test
  void charactersThatAreNotToBeSeenAreNot() {
    List<Integer> plain = picture("👍");
    assertThat(picture("👍\uFE0F")).isEqualTo(plain);
    assertThat(picture("👍\u200D")).isEqualTo(plain);
    assertThat(picture("\u200E👍\uFEFF")).isEqualTo(plain);
  }
}
