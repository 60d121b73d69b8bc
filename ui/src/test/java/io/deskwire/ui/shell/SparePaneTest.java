package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Room;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.FxGate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One conversation is made in advance, in small pieces, while nothing is opened. */
class SparePaneTest {
  private final Deque<Runnable> frames = new ArrayDeque<>();
  private final List<Made> made = new ArrayList<>();
  private final FxGate gate = new FxGate() {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void nextFrame(Runnable task) {
      frames.add(task);
    }

    @Override
    public Duration pace() {
      return Duration.ZERO;
    }
  };
  private final FakeChatSession session = new SampleDesk(0).full();
  private final List<Node> hosted = new ArrayList<>();
  private int ordinary;
  private final SparePane spare = new SparePane(new ConversationPane.Factory() {
    @Override
    public ConversationPane open(Room room) {
      ordinary++;
      return new PlainPane(room);
    }

    @Override
    public ConversationPane.Spare spare() {
      Made one = new Made();
      made.add(one);
      return one;
    }
  }, gate);

  private static final class Made implements ConversationPane.Spare {
    private final Pane node = new Pane();
    private int pieces = 3;
    private boolean closed;

    @Override
    public Node node() {
      return node;
    }

    @Override
    public boolean prepare() {
      return --pieces > 0;
    }

    @Override
    public ConversationPane take(Room room) {
      return new PlainPane(room);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  private SparePane.Opened open() {
    return Fx.get(() -> spare.open(session.room("mia")));
  }

  private void frames() {
    while (!frames.isEmpty()) {
      Fx.run(frames.poll());
    }
  }

  @Test
  void theFirstIsMadeWhenItIsAskedForAndTheNextInAdvance() {
    Fx.run(() -> spare.prepare(hosted::add));
    assertThat(open().page()).isNull();
    assertThat(ordinary).isEqualTo(1);
    frames();
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().pieces).isZero();
    assertThat(hosted).containsExactly(made.getFirst().node.getParent());
    assertThat(hosted.getFirst().isVisible()).isFalse();
    assertThat(open().page()).isEqualTo(hosted.getFirst());
    assertThat(ordinary).isEqualTo(1);
    frames();
    assertThat(made).hasSize(2);
  }

  @Test
  void nothingIsMadeInTheFramesAfterATabWasOpened() {
    open();
    for (int i = 0; i < 10; i++) {
      Fx.run(frames.remove());
    }
    open();
    for (int i = 0; i < 15; i++) {
      Fx.run(frames.remove());
    }
    assertThat(made).isEmpty();
    assertThat(frames).hasSize(1);
  }

  @Test
  void oneThatNobodyTakesIsClosed() {
    Fx.run(() -> spare.prepare(hosted::add));
    frames();
    Fx.run(spare::close);
    assertThat(made.getFirst().closed).isTrue();
    frames();
    assertThat(made).hasSize(1);
  }
}
