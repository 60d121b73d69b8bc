package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.FocusWalk;
import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In each place and each theme one sees where the keyboard is. */
class FocusSeenTest extends PlacesHarness {

  @ParameterizedTest
  @EnumSource
  void theFocusIsSeen(Place place) {
    open(place);
    List<String> wrong = new ArrayList<>();
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)) {
      Fx.run(() -> ui().theme().choose(theme));
      Fx.frames(3);
      Fx.get(() -> new FocusWalk(front()).unseen()).forEach(each -> wrong.add(theme + " " + each));
    }
    assertThat(wrong).isEmpty();
  }
}
