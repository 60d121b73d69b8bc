package io.deskwire.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.List;
import javafx.geometry.NodeOrientation;
import org.junit.jupiter.api.Test;

class RowCellTest {
  private static NodeOrientation way(String... pieces) {
    return Fx.get(() -> RowCell
        .line(List.of(pieces).stream().map(text -> new Piece(text, text.length() == 1)).toList(), "search-name")
        .getNodeOrientation());
  }

  @Test
  void theMarkedPiecesOfANameStandAsTheNameIsRead() {
    assertThat(way("M", "ia Lindqvist")).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    assertThat(way("م", "ريم")).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    assertThat(way("4", "711")).isEqualTo(NodeOrientation.INHERIT);
  }
}
