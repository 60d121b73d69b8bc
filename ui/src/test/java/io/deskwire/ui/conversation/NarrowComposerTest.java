package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** Where one writes, and what opens over it, in little room. */
class NarrowComposerTest {
  private static final double NARROW = 300;
  private static final double ABOVE = 120;

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static Labeled labeled(Desk desk, String selector) {
    return (Labeled) desk.root.lookup(selector);
  }

  private static String replies(Desk desk) {
    return desk.root.lookupAll(".cv-tool").stream().map(Labeled.class::cast)
        .filter(each -> ConversationTexts.of("canned.buttonName").equals(each.getAccessibleText())).findFirst()
        .orElseThrow().getText();
  }

  @Test
  void twoBesideOneAnotherAreWholeInANarrowWindow() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      desk.size(NARROW, 600);
      assertThat(view.node().minWidth(-1)).isLessThanOrEqualTo(NARROW);
      assertThat(bounds(view.composer().sendButton()).getMaxX()).isLessThan(NARROW);
      assertThat(replies(desk)).isEqualTo("/");
      view.close();
    });
  }

  @Test
  void whichKeySendsIsReadWholeOrNotAtAll() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      Labeled hint = labeled(desk, ".cv-enter");
      assertThat(hint.isVisible()).isTrue();
      for (double width = NARROW; width < 520; width += 10) {
        desk.size(width, 600);
        assertThat(hint.isVisible() && hint.isTextTruncated()).as("at %s", width).isFalse();
      }
      assertThat(hint.isVisible()).isTrue();
      assertThat(replies(desk)).isEqualTo(ConversationTexts.of("canned.button"));
      view.close();
    });
  }

  @Test
  void theGridOfEmojiEndsBelowTheEdgeOfItsConversation() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      StackPane.setMargin(view.node(), new Insets(ABOVE, 0, 0, 0));
      desk.size(600, 460);
      view.emoji();
      desk.layout();
      assertThat(bounds(desk.root.lookup(".em-picker")).getMinY()).isGreaterThanOrEqualTo(ABOVE);
      view.close();
    });
  }

  @Test
  void theCannedRepliesEndBelowTheEdgeOfTheirConversation() {
    Fx.run(() -> {
      Desk desk = new Desk();
      List<CannedReply> many = IntStream.range(0, 20)
          .mapToObj(i -> new CannedReply("r" + i, "Reply " + i, "Many words. ".repeat(30))).toList();
      ConversationView view = desk.open(new ComposerTools(CannedReplies.inMemory(many, List.of())));
      StackPane.setMargin(view.node(), new Insets(ABOVE, 0, 0, 0));
      desk.size(600, 460);
      view.composer().area().requestFocus();
      view.composer().area().appendText("/");
      desk.layout();
      assertThat(desk.root.lookup(".cv-canned").isVisible()).isTrue();
      assertThat(bounds(desk.root.lookup(".cv-canned")).getMinY()).isGreaterThanOrEqualTo(ABOVE);
      view.close();
    });
  }
}
