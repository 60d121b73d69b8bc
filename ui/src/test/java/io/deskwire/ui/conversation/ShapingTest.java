package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.Shaping;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapingTest {
  private static final double WIDTH = 420;
  private static final String HEBREW = "שלום עולם, מה שלומך? שבת שלום. ";

  @ParameterizedTest
  @ValueSource(strings = {
      "شكرا جزيلا على المساعدة السريعة، الطلب وصل اليوم وكل شيء على ما يرام. ",
      "شكرا جزيلا! The order 4711 وصل اليوم وكل شيء على ما يرام, and nothing is missing. ",
      HEBREW, "שלוםעולם", "नमस्ते दुनिया ", "नमस्ते", "สวัสดี", "a\u0301", "Z\u0335\u0321\u0322\u0300\u0301",
      "👨‍👩‍👧‍👦", "👍🏽", "❤️", "😀 👨‍👩‍👧‍👦", "\u202Eabc", "\u1112\u1161\u11AB"})
  void linesEndWithinTheirBubble(String words) {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.summary = FakeRoom.mine();
      desk.room.stored.add(customer("m", at("2026-11-24T09:00:00"), words.repeat(1 + 500 / words.length())));
      ConversationView view = desk.open();
      for (double width = WIDTH; width < WIDTH + 60; width += 7) {
        desk.size(width, 700);
        TextFlow flow = (TextFlow) desk.root.lookup(".cv-text");
        // a space at the end of a line, or the form of a letter there, may need some of it
        double edge = ((Region) flow.getParent()).getInsets().getLeft();
        for (Node node : flow.getChildren()) {
          Bounds at = node.getBoundsInParent();
          assertThat(at.getMinX()).isGreaterThanOrEqualTo(-edge);
          assertThat(at.getMaxX()).isLessThanOrEqualTo(flow.getWidth() + edge);
        }
        assertThat(flow.getHeight()).isGreaterThan(2 * ((Text) flow.getChildren().getFirst()).getFont().getSize());
      }
      view.close();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {HEBREW, "สวัสดี ", "Thank you very much for the quick help. "})
  void whatIsWrittenIsWrappedWhicheverSideItIsReadFrom(String words) {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.summary = FakeRoom.mine();
      ConversationView view = desk.open();
      desk.size(WIDTH, 700);
      double one = view.composer().area().getHeight();
      view.composer().area().setText(words.repeat(200 / words.length()));
      desk.layout();
      assertThat(view.composer().area().isWrapText()).isTrue();
      assertThat(view.composer().area().getHeight()).isGreaterThan(1.5 * one);
      view.close();
    });
  }

  @Test
  void aParagraphWhoseLinesWouldTakeSecondsIsOneLine() {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.summary = FakeRoom.mine();
      ConversationView view = desk.open();
      view.composer().area().setText("สวัสดี".repeat(1_000));
      assertThat(view.composer().area().isWrapText()).isFalse();
      view.composer().area().clear();
      assertThat(view.composer().area().isWrapText()).isTrue();
      view.close();
    });
  }

  @Test
  void aReasonWhoseLinesWouldTakeSecondsIsOneLine() {
    for (int times : new int[]{2, 130}) {
      Fx.run(() -> {
        Desk desk = new Desk();
        desk.room.summary = FakeRoom.mine();
        desk.room.stored.add(event("e", at("2026-11-24T09:00:00"), EventType.TRANSFERRED,
            new Sender("ben", "Ben", Role.AGENT),
            StateChange.at(1, new Hlc(1, 0)).givenTo(null, "billing", HEBREW.repeat(times))));
        ConversationView view = desk.open();
        desk.size(WIDTH, 700);
        assertThat(((Label) desk.root.lookup(".cv-event-words")).isWrapText()).isEqualTo(times == 2);
        view.close();
      });
    }
  }

  @Test
  void onlyLongParagraphsThatAreShapedAreSlow() {
    assertThat(Shaping.isSlow("Дякуємо ".repeat(500))).isFalse();
    assertThat(Shaping.isSlow("漢字".repeat(2_000))).isFalse();
    assertThat(Shaping.isSlow((HEBREW + '\n').repeat(500))).isFalse();
    assertThat(Shaping.isSlow(HEBREW.repeat(100))).isTrue();
    assertThat(Shaping.isSlow("👨‍👩‍👧‍👦".repeat(200))).isTrue();
  }
}
