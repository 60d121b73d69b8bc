package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {
  @Test
  void whatIsWrittenReadsBackTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a/picture.png");
    WritableImage image = new WritableImage(3, 2);
    image.getPixelWriter().setColor(0, 0, Color.RED);
    image.getPixelWriter().setColor(2, 1, Color.color(0, 0, 1, 0.5));
    Fx.run(() -> {
      try {
        Png.write(image, file);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });

    Image read = new Image(file.toUri().toString());
    assertThat(read.getWidth()).isEqualTo(3);
    assertThat(read.getPixelReader().getColor(0, 0)).isEqualTo(Color.RED);
    assertThat(read.getPixelReader().getColor(2, 1).getOpacity()).isBetween(0.49, 0.51);
    assertThat(file.resolveSibling("picture.png.part")).doesNotExist();
  }
}
