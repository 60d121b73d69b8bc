package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Notice;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SampleDesk;
import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {
  private final Frames frames = new Frames();
  private final Feed feed = new Feed(frames);
  private final Heard heard = new Heard();
  private final FakeChatSession session = new SampleDesk(1_000_000).empty();

  @BeforeEach
  void watch() {
    feed.listen(heard);
    session.watch(feed);
    frames.paint();
    heard.calls.clear();
  }

  @Test
  void handsTenThousandEventsOverInOneFrame() {
    HeardRoom room = new HeardRoom();
    feed.listen("r1", room);
    for (int i = 0; i < 10_000; i++) {
      session.receive("r1", "text " + i);
    }
    assertThat(frames.waiting()).isEqualTo(1);

    frames.paint();

    assertThat(heard.calls).containsExactly("rooms 1");
    assertThat(heard.lastRooms.getFirst().lastText()).isEqualTo("text 9999");
    assertThat(room.lines).hasSize(Feed.MAX_LINES);
    assertThat(room.lines.getLast().text()).isEqualTo("text 9999");
    assertThat(room.missed).hasSize(1);
    assertThat(room.missed.getFirst().text()).isEqualTo("text 0");
  }

  @Test
  void missesNothingBelowTheLimit() {
    HeardRoom room = new HeardRoom();
    feed.listen("r1", room);
    for (int i = 0; i < 500; i++) {
      session.receive("r1", "text " + i);
    }

    frames.paint();

    assertThat(room.missed).isEmpty();
    assertThat(room.lines).extracting(ChatMessage::text).startsWith("text 0", "text 1").endsWith("text 499")
        .hasSize(500);
  }

  @Test
  void keepsLinesOfRoomsThatSomebodyListensToAlone() {
    HeardRoom room = new HeardRoom();
    Subscription subscription = feed.listen("r1", room);
    session.receive("r2", "for nobody");
    subscription.close();
    session.receive("r1", "after closing");

    frames.paint();

    assertThat(room.lines).isEmpty();
    assertThat(feed.listenerCount()).isEqualTo(1);
  }

  @Test
  void saysThatThereAreNoRooms() {
    Heard late = new Heard();
    Feed another = new Feed(frames);
    another.listen(late);
    session.watch(another);

    frames.paint();

    assertThat(late.calls).contains("rooms 0");
  }

  @Test
  void keepsTheNewestStateOfConnectionAndOutbox() {
    SampleDesk desk = new SampleDesk(1_000_000);
    session.connection(desk.offline());
    session.connection(desk.online());
    session.outbox(desk.outbox());
    session.outbox(List.of());

    frames.paint();

    assertThat(heard.calls).containsExactly("outbox 0", "connection true");
  }

  @Test
  void keepsTheNewestNoticesInOrder() {
    for (int i = 0; i < 100; i++) {
      session.notice(new Notice(Notice.Kind.INFO, null, "n" + i));
    }

    frames.paint();

    assertThat(heard.notices).hasSize(20);
    assertThat(heard.notices.getLast().text()).isEqualTo("n99");
  }

  @Test
  void forgetsALineThatWasDroppedBeforeItWasPainted() {
    HeardRoom room = new HeardRoom();
    feed.listen("r1", room);
    ChatMessage message = session.receive("r1", "gone");
    feed.dropped("r1", message.id());

    frames.paint();

    assertThat(room.lines).isEmpty();
    assertThat(room.dropped).containsExactly(message.id());
  }

  @Test
  void asksForAFrameAgainAfterOneWasPainted() {
    session.receive("r1", "one");
    frames.paint();
    session.receive("r1", "two");
    frames.paint();

    assertThat(heard.calls).containsExactly("rooms 1", "rooms 1");
  }

  @Test
  void roomsThatChangeAllTheTimeComeInThePaceOfTheGateAndTheirLinesWithEveryFrame() {
    Frames slow = new Frames();
    slow.pace = Duration.ofMillis(100);
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // as System.nanoTime may be
    Feed paced = new Feed(slow, nanos::get);
    Heard glanced = new Heard();
    HeardRoom room = new HeardRoom();
    session.watch(paced);
    slow.paint();
    paced.listen(glanced);
    paced.listen("r1", room);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    for (int frame = 1; frame <= 6; frame++) {
      session.receive("r1", "text " + frame);
      slow.paint();
      nanos.addAndGet(Duration.ofMillis(17).toNanos());
      assertThat(room.lines.getLast().text()).isEqualTo("text " + frame);
    }
    assertThat(glanced.calls).containsExactly("rooms 1"); // the first one at once
    assertThat(glanced.lastRooms.getFirst().lastText()).isEqualTo("text 1");
    slow.paint(); // nothing new, and still what has waited comes
    assertThat(glanced.calls).containsExactly("rooms 1", "rooms 1");
    assertThat(glanced.lastRooms.getFirst().lastText()).isEqualTo("text 6");
    assertThat(slow.waiting()).isZero();
  }

  /** Frames come when the test says so. */
  private static final class Frames implements FxGate {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private Duration pace = Duration.ZERO;

    @Override
    public Duration pace() {
      return pace;
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void nextFrame(Runnable task) {
      tasks.add(task);
    }

    int waiting() {
      return tasks.size();
    }

    void paint() {
      for (int left = tasks.size(); left > 0; left--) {
        tasks.remove().run();
      }
    }
  }

  private static final class Heard implements FeedListener {
    final List<String> calls = new ArrayList<>();
    List<RoomSummary> lastRooms = List.of();
    List<Notice> notices = List.of();

    @Override
    public void rooms(Collection<RoomSummary> changed) {
      lastRooms = List.copyOf(changed);
      calls.add("rooms " + changed.size());
    }

    @Override
    public void outbox(List<OutboxRow> rows) {
      calls.add("outbox " + rows.size());
    }

    @Override
    public void connection(ConnectionSummary summary) {
      calls.add("connection " + summary.isOnline());
    }

    @Override
    public void notices(List<Notice> all) {
      notices = all;
    }
  }

  private static final class HeardRoom implements RoomListener {
    final List<ChatMessage> lines = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();
    final List<ChatMessage> missed = new ArrayList<>();

    @Override
    public void messages(List<ChatMessage> changed) {
      lines.addAll(changed);
    }

    @Override
    public void dropped(String messageId) {
      dropped.add(messageId);
    }

    @Override
    public void missed(ChatMessage first) {
      missed.add(first);
    }
  }
}
