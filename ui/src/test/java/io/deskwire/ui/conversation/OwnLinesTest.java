package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.OwnLines;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLinesTest {
  private static final double WIDTH = 420;

  @ParameterizedTest
  @ValueSource(strings = {
      "شكرا جزيلا على المساعدة السريعة، الطلب وصل اليوم وكل شيء على ما يرام. ",
      "شكرا جزيلا! The order 4711 وصل اليوم وكل شيء على ما يرام, and nothing is missing. ",
      "שלום עולם, מה שלומך? שבת שלום. "})
  void wordsFromTheRightStayInTheirBubble(String words) {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.summary = FakeRoom.mine();
      desk.room.stored.add(customer("m", at("2026-11-24T09:00:00"), words.repeat(6)));
      ConversationView view = desk.open();
      desk.size(WIDTH, 700);
      TextFlow flow = (TextFlow) desk.root.lookup(".cv-text");
      for (Node node : flow.getChildren()) {
        Bounds at = node.getBoundsInParent();
        assertThat(at.getMinX()).isGreaterThanOrEqualTo(-1);
        assertThat(at.getMaxX()).isLessThanOrEqualTo(flow.getWidth() + 1);
      }
      assertThat(flow.getHeight()).isGreaterThan(3 * ((Text) flow.getChildren().getFirst()).getFont().getSize());
      view.close();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"שלום עולם, מה שלומך? שבת שלום. ", "Thank you very much for the quick help. "})
  void whatIsWrittenFromTheRightScrollsInsteadOfFailing(String words) {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.summary = FakeRoom.mine();
      ConversationView view = desk.open();
      desk.size(WIDTH, 700);
      view.composer().area().setText(words.repeat(6));
      desk.layout();
      assertThat(view.composer().area().isWrapText()).isEqualTo(words.startsWith("Thank"));
      assertThat(view.composer().area().getHeight()).isPositive();
      view.close();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"שלום עולם מה שלומך", "ab\nשלום עולם", "", " ", "שלום  "})
  void eachCharacterStandsWhereItStood(String text) {
    String broken = Fx.get(() -> OwnLines.of(text, Font.font(14), 60));
    assertThat(broken.replace('\n', ' ')).isEqualTo(text.replace('\n', ' '));
  }
}
