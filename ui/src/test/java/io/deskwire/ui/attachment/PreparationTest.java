package io.deskwire.ui.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.session.FileToSend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  @TempDir
  private Path folder;

  private final Preparation preparation = new Preparation(Runnable::run);

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void aSmallPictureIsSentAsItIs() throws IOException {
    byte[] bytes = Pictures.sunset(300, 200, "png");
    FileToSend sent = preparation.of(file("a.png", bytes)).join();
    assertThat(sent.bytes()).isEqualTo(bytes);
    assertThat(sent).returns("image/png", FileToSend::mediaType).returns(300, FileToSend::width)
        .returns(200, FileToSend::height);
  }

  @Test
  void aLargeDrawingBecomesSmallerAndStaysSharp() throws IOException {
    FileToSend sent = preparation.of(file("a.bmp", Pictures.sunset(3_000, 1_500, "bmp"))).join();
    assertThat(sent).returns("a.png", FileToSend::name).returns(2_048, FileToSend::width)
        .returns(1_024, FileToSend::height);
  }

  @Test
  void aLargePhotographBecomesAJpegUnderTheLimit() throws IOException {
    FileToSend sent = preparation.of(file("a.png", Pictures.noise(2_400, 2_000, "png"))).join();
    assertThat(sent).returns("a.jpg", FileToSend::name).returns("image/jpeg", FileToSend::mediaType);
    assertThat(Picture.of(sent.bytes()).orElseThrow()).returns(sent.width(), Picture::width);
  }

  @Test
  void aTurnedPhotographIsSentUpright() throws IOException {
    byte[] held = Pictures.held(Pictures.sunset(2_400, 1_200, "jpeg"), 6);
    FileToSend sent = preparation.of(file("a.jpg", held)).join();
    assertThat(sent).returns(1_024, FileToSend::width).returns(2_048, FileToSend::height);
  }

  @Test
  void whatIsTooLargeIsRefusedWithItsSizeAndTheLimit() throws IOException {
    Path film = file("film.mp4", new byte[6 * 1024 * 1024]);
    assertThatThrownBy(() -> preparation.of(film).join()).cause()
        .hasMessage("“film.mp4” has 6\u00A0MB; 5\u00A0MB is the most that can be sent.");
  }

  @Test
  void oneByteTooManyIsNotRefusedForHavingTheSizeThatIsAllowed() throws IOException {
    Path film = file("film.mp4", new byte[5 * 1024 * 1024 + 1]);
    assertThatThrownBy(() -> preparation.of(film).join()).cause()
        .hasMessage("“film.mp4” has 5,242,881 bytes; 5 MB is the most that can be sent.");
  }

  @Test
  void aFolderAndAnEmptyFileAreRefused() throws IOException {
    assertThatThrownBy(() -> preparation.of(folder).join()).hasCauseInstanceOf(FileRefusedException.class);
    Path empty = file("empty.txt", new byte[0]);
    assertThatThrownBy(() -> preparation.of(empty).join()).cause().hasMessage("“empty.txt” is empty.");
  }

  @Test
  void aBombIsAFileLikeAnyOther() throws IOException {
    FileToSend sent = preparation.of(file("a.png", Pictures.bomb(60_000, 60_000))).join();
    assertThat(sent).returns(0, FileToSend::width).returns("a.png", FileToSend::name);
  }
}
