package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which files wait in a composer is known after a restart. */
class DraftFilesTest extends DeskFixture {
  private static final DraftFile A = new DraftFile("/tmp/a.txt", 12, 1_000);
  private static final DraftFile B = new DraftFile("C:\\b.png", 34, 2_000);

  @Test
  void theyAreThereInTheirOrderAfterARestart() {
    desk.await(desk.room("r1").saveDraftFiles(List.of(B, A)));
    desk.await(desk.room("r2").saveDraftFiles(List.of(A)));
    desk.restart();
    assertThat(desk.await(desk.room("r1").draftFiles())).containsExactly(B, A);
    desk.await(desk.room("r1").saveDraftFiles(List.of()));
    assertThat(desk.await(desk.room("r1").draftFiles())).isEmpty();
    assertThat(desk.await(desk.room("r2").draftFiles())).containsExactly(A);
  }

  @Test
  void aPastedPictureIsThereWithItsBytes() {
    FileToSend picture = new FileToSend("Pasted.png", "image/png", new byte[]{1, 2, 3}, 40, 30);
    desk.await(desk.room("r1").saveDraftFiles(List.of(A, DraftFile.of(picture))));
    desk.restart();
    DraftFile found = desk.await(desk.room("r1").draftFiles()).getLast();
    FileToSend again = Objects.requireNonNull(found.pasted());
    assertThat(found.name()).isEqualTo("Pasted.png");
    assertThat(again).usingRecursiveComparison().isEqualTo(picture);
    desk.await(desk.room("r1").saveDraftFiles(List.of(A)));
    assertThat(desk.await(desk.room("r1").draftFiles())).containsExactly(A);
    desk.await(desk.room("r1").saveDraftFiles(List.of(A, B)));
    assertThat(desk.await(desk.room("r1").draftFiles())).containsExactly(A, B);
  }

  @Test
  void aNameIsTheLastPartOfAPathOfAnySystem() {
    assertThat(A.name()).isEqualTo("a.txt");
    assertThat(B.name()).isEqualTo("b.png");
  }
}
