package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class AppIconTest {

  private static List<Image> icons(Stage window) {
    return List.copyOf(window.getIcons());
  }

  @Test
  void moreThanNineIsNotCounted() {
    assertThat(AppIcon.words(0)).isEmpty();
    assertThat(AppIcon.words(9)).isEqualTo("9");
    assertThat(AppIcon.words(10)).isEqualTo("9+");
  }

  @Test
  void theNumberLiesOnEverySizeOfATaskbarAndGoesWithTheLastWhoWaits() {
    Fx.run(() -> {
      Stage window = new Stage();
      AppIcon icon = new AppIcon();
      icon.dress(window);
      List<Image> plain = icons(window);
      icon.waiting(window, 3);
      List<Image> three = icons(window);
      assertThat(three).extracting(Image::getWidth).containsExactly(16.0, 24.0, 32.0, 48.0, 64.0, 128.0);
      for (int i = 0; i < three.size(); i++) {
        int corner = (int) Math.round(three.get(i).getWidth() * 0.9);
        int middle = (int) Math.round(three.get(i).getWidth() * 0.69);
        assertThat(three.get(i).getPixelReader().getColor(middle, corner).getRed()).isGreaterThan(0.7);
        assertThat(three.get(i).getPixelReader().getArgb(1, 1)).isEqualTo(plain.get(i).getPixelReader().getArgb(1, 1));
      }
      icon.waiting(window, 12);
      assertThat(icons(window)).isNotEqualTo(three);
      icon.waiting(window, 3);
      assertThat(icons(window)).isEqualTo(three);
      icon.waiting(window, 0);
      assertThat(icons(window)).isEqualTo(plain);
    });
  }
}
