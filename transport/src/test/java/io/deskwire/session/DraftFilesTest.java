package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void aNameIsTheLastPartOfAPathOfAnySystem() {
    assertThat(A.name()).isEqualTo("a.txt");
    assertThat(B.name()).isEqualTo("b.png");
  }
}
