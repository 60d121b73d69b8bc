package io.deskwire.ui.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

  private static Image decode(byte[] bytes, int most) {
    return Picture.of(bytes).orElseThrow().decode(most).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"png,image/png", "jpeg,image/jpeg", "gif,image/gif", "bmp,image/bmp"})
  void isKnownByItsContent(String format, String mediaType) {
    Picture picture = Picture.of(Pictures.sunset(60, 40, format)).orElseThrow();
    assertThat(picture).returns(mediaType, Picture::mediaType).returns(60, Picture::width).returns(40, Picture::height);
  }

  @Test
  void isDecodedNoLargerThanWanted() {
    Image image = decode(Pictures.sunset(1_200, 600, "png"), 100);
    assertThat(image).returns(100.0, Image::getWidth).returns(50.0, Image::getHeight);
  }

  @ParameterizedTest
  @CsvSource({"60000,60000", "100000,1000", "2147483647,2147483647", "5000,10", "10,5000"})
  void whatClaimsGigabytesOrIsAThreadIsNoPicture(int width, int height) {
    assertThat(Picture.of(Pictures.bomb(width, height))).isEmpty();
  }

  @Test
  void whatHasNoPixelsBehindItsClaimIsNotDecoded() {
    assertThat(Picture.of(Pictures.bomb(5_000, 5_000)).orElseThrow().decode(100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void damagedPicturesThrowNothing(String format) {
    byte[] whole = Pictures.sunset(60, 40, format);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int n = 0; n < 5; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Picture.of(damaged).ifPresent(picture -> picture.decode(50));
    }
  }

  @Test
  void isTurnedAsTheCameraWasHeld() {
    // the sun stands at the right of the middle; a camera held upright stores it at the top or the bottom
    byte[] upright = Pictures.sunset(64, 32, "jpeg");
    int sun = decode(upright, 64).getPixelReader().getArgb(44, 13);
    for (int orientation = 1; orientation <= 8; orientation++) {
      Image turned = decode(Pictures.held(upright, orientation), 64);
      boolean swapped = orientation >= 5;
      int x = switch (orientation) {
        case 1, 4 -> 44;
        case 2, 3 -> 63 - 44;
        case 5, 8 -> 13;
        default -> 31 - 13;
      };
      int y = switch (orientation) {
        case 1, 2 -> 13;
        case 3, 4 -> 31 - 13;
        case 5, 6 -> 44;
        default -> 63 - 44;
      };
      assertThat(turned.getWidth()).isEqualTo(swapped ? 32 : 64);
      assertThat(turned.getPixelReader().getArgb(x, y)).as("orientation " + orientation).isEqualTo(sun);
    }
  }
}
