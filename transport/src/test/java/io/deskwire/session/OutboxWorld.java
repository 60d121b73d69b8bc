package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EnvelopeCodec;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.session.OutboxModel.Entry;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An outbox of the real world and the model of one, which are told the same and compared after each step. */
final class OutboxWorld extends OutboxSight {

  OutboxWorld(Path folder, boolean two) {
    super(folder, two);
  }

  // ---- what people do

  void send(String room) {
    String text = text();
    ask(desk.room(room).sendAsync(text, null), handle -> stored(handle, "chat/" + room + "/desk", text, false));
  }

  void reply(String room) {
    String text = text();
    ask(desk.room(room).replyAsync(text, null), handle -> stored(handle, "chat/" + room + "/desk", text, true));
  }

  void note(String room) {
    String text = text();
    ask(desk.room(room).noteAsync(text), handle -> stored(handle, "desk/rooms/" + room, text, false));
  }

  private String text() {
    return "m" + ++texts;
  }

  private void stored(MessageHandle handle, String topic, String text, boolean guarded) {
    // its place in the room is that on disk, which is that of the calls
    Entry entry = new Entry(handle.id(), handle.room(), topic, text, now(), guarded);
    model.room(handle.room()).add(entry);
    assertThat(rowsOnDisk()).as("on disk when the caller is told").anyMatch(row -> row.id().equals(handle.id()));
    follow(handle);
  }

  private void follow(MessageHandle handle) {
    handles.put(handle.id(), handle);
    told.put(handle.id(), handle.state());
    int mine = lives.get();
    var _ = handle.onState(next -> {
      if (dead || mine != lives.get()) {
        return;
      }
      DeliveryState before = Objects.requireNonNull(told.put(handle.id(), next));
      assertThat(before == next || before.canBecome(next)).as("%s becomes %s", before, next).isTrue();
    });
  }

  void edit(int pick) {
    Entry entry = pick % 2 == 0 ? pickTried(pick) : pick(model.visible(), pick);
    if (entry != null) {
      String id = Objects.requireNonNull(entry.id);
      String text = text();
      ask(handle(id).edit(text), done -> {
        if (done) {
          Entry now = model.find(id);
          assertThat(now == null || now.seq == 0).as("%s was tried, and was edited", now).isTrue();
          model.edited(id, text);
        }
      });
    }
  }

  void hold(int pick) {
    Entry entry = pick(model.visible(), pick);
    if (entry != null) {
      String id = Objects.requireNonNull(entry.id);
      ask(desk.session().hold(id), done -> {
        Entry now = model.find(id);
        if (now != null) {
          now.held |= done;
        }
      });
    }
  }

  void retry(int pick) {
    Entry entry = pick(model.visible().stream().filter(e -> e.held || e.failed || pick % 4 == 0).toList(), pick);
    if (entry != null) {
      String id = Objects.requireNonNull(entry.id);
      boolean free = !desk.isDiskStalled();
      ask(handle(id).retry(), done -> {
        assertThat(!free || done == (entry.held || entry.failed)).as("retry of %s is %s", entry, done).isTrue();
        Entry now = model.find(id);
        if (done && now != null) {
          now.held = false;
          now.failed = false;
          now.mustBeHeld = false;
          now.guarded = false;
          now.refusals = 0;
        }
      });
    }
  }

  void drop(int pick, boolean cancel) {
    Entry entry = cancel && pick % 2 == 0 ? pick(model.visible(), pick) : pickTried(pick);
    if (entry != null) {
      String id = Objects.requireNonNull(entry.id);
      long place = desk.session().outgoing().sender().find(id).map(Row::position).orElse(0L);
      boolean must = !cancel && !desk.isDiskStalled() && state(entry) != DeliveryState.SENDING;
      CompletableFuture<Boolean> gone = cancel ? handle(id).cancel() : desk.session().drop(id);
      ask(gone, done -> {
        assertThat(done || !must).as("%s is dropped", entry).isTrue();
        Entry now = model.find(id);
        if (done && now != null) {
          assertThat(cancel && now.seq > 0).as("%s was tried, and was taken back", now).isFalse();
          long seq = voidSeq(place);
          assertThat(now.seq == 0 || seq == now.seq).as("%s leaves a hole", now).isTrue();
          model.dropped(id, seq);
        }
      });
      if (!gone.isDone()) {
        leaving.add(id);
      }
    }
  }

  /** One that the broker may have, where there is one. */
  private @Nullable Entry pickTried(int pick) {
    List<Entry> tried = model.visible().stream().filter(e -> e.seq > 0).toList();
    return pick(tried.isEmpty() ? model.visible() : tried, pick);
  }

  /** The number of the void that stands at a place on disk; 0 for none. */
  private long voidSeq(long position) {
    return rowsOnDisk().stream().filter(row -> row.position() == position && row.isVoid()).mapToLong(StoredRow::seq)
        .findFirst().orElse(0);
  }

  // ---- what the broker and the network do

  void confirm(int pick) {
    Publication publication = pick(unanswered(), pick);
    if (publication != null) {
      isSent(publication.id());
      publication.sent().confirm();
      settle();
    }
  }

  private void isSent(String id) {
    if (!leaving.contains(id)) {
      model.isSent(id);
    }
  }

  void refuse(int pick) {
    Publication publication = pick(unanswered(), pick);
    if (publication != null) {
      publication.sent().word().completeExceptionally(new RefusedException("You may not write there."));
      settle();
    }
  }

  /** What was published comes back, again or for the first time, over whichever line. */
  void echo(int pick) {
    List<Publication> events = publications.stream().filter(p -> !p.sent().envelope().type().equals("marker")).toList();
    List<Publication> ofDropped = events.stream().filter(p -> model.dropped.contains(p.id())).toList();
    Publication publication = pick(pick % 3 == 0 && !ofDropped.isEmpty() ? ofDropped : events, pick);
    FakeTransport line = pick(heard(), pick);
    if (publication != null && line != null) {
      String id = publication.id();
      boolean stalled = desk.isDiskStalled();
      isSent(id);
      boolean wasDropped = model.dropped.contains(id);
      List<Boolean> acks = line.deliver(publication.sent().topic(), EnvelopeCodec.encode(publication.sent().envelope()),
          false);
      settle();
      later(() -> {
        if (!acks.isEmpty() && (wasDropped || stalled)) {
          model.cameBack(id);
        }
      });
    }
  }

  /** The marker is back: the backlog is read when nothing more comes for a while. */
  void markerComesBack(int pick) {
    FakeTransport line = pick(heard(), pick);
    publications.stream().filter(p -> p.sent().envelope().type().equals("marker")).reduce((_, last) -> last)
        .filter(_ -> line != null).ifPresent(p -> {
          markerOut = false;
          Objects.requireNonNull(line).deliver(p.sent().topic(), EnvelopeCodec.encode(p.sent().envelope()), false);
          settle();
        });
  }

  void customerWrites(String room, int pick) {
    customerWrites(room, pick, "c" + ++texts);
  }

  /** The broker delivers what it has delivered before. */
  void customerAgain(int pick) {
    String known = pick(deliveries.keySet().stream().sorted().toList(), pick);
    if (known != null) {
      customerWrites(known.substring(0, known.indexOf(' ')), pick, known.substring(known.indexOf(' ') + 1));
    }
  }

  private void customerWrites(String room, int pick, String id) {
    FakeTransport line = pick(heard(), pick);
    if (line == null) {
      return;
    }
    List<Boolean> acks = line.deliver("chat/" + room, "{\"id\":\"" + id + "\",\"text\":\"" + id + "\"}");
    deliveries.put(room + " " + id, acks);
    ask(desk.session().store().write(_ -> true), _ -> {
      if (!model.arrived.contains(id)) {
        model.customerWrote(room, id);
      }
    });
    later(() -> {
      assertThat(acks).as("%s is taken from the broker", id).isNotEmpty();
      model.room(room).stream()
          .filter(e -> e.guarded && e.overtaken && catchesUp() && state(e) == DeliveryState.QUEUED)
          .forEach(e -> e.mustBeHeld = true);
    });
  }

  void accept(int pick) {
    FakeTransport line = pick(lines(TransportState.CONNECTING), pick);
    if (line != null) {
      mute.remove(line);
      line.accept();
      settle();
    }
  }

  void cut(int pick) {
    FakeTransport line = pick(lines(TransportState.CONNECTED), pick);
    if (line != null) {
      line.end(new ConnectionLostException("gone"));
      // while the disk is stalled the session may learn of it after what the disk has done meanwhile
      if (!desk.isDiskStalled() || pick % 2 == 0) {
        settle();
      }
    }
  }

  /** The line takes everything and says nothing, or speaks again. */
  void blackHole(int pick) {
    FakeTransport line = pick(lines(TransportState.CONNECTED), pick);
    if (line != null && !mute.remove(line)) {
      mute.add(line);
    }
  }

  void goOffline() {
    desk.session().goOffline();
    settle();
  }

  void reconnect() {
    desk.session().reconnectNow();
    settle();
  }

  void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      lines(TransportState.CONNECTED).stream().filter(line -> !mute.contains(line))
          .forEach(line -> line.proofOfLife(desk.loop().nanos()));
      desk.loop().advance(Duration.ofSeconds(1));
      look();
    }
  }

  /** The lid is closed for a while. */
  void sleep(int minutes) {
    desk.loop().sleepMachine(Duration.ofMinutes(minutes));
    pass(1);
  }

  // ---- what the disk and the process do

  void stallDisk() {
    if (!desk.isDiskStalled()) {
      desk.stallDisk();
      onDisk = model.copy();
    }
  }

  void freeDisk() {
    desk.freeDisk();
    onDisk = null;
    leaving.clear();
    settle();
  }

  void kill() {
    if (onDisk != null) {
      model = onDisk;
    }
    reopen(desk::kill);
  }

  void restart() {
    freeDisk();
    compare();
    reopen(desk::restart);
  }

  private void reopen(Runnable how) {
    dead = true;
    lives.incrementAndGet();
    linesBefore = desk.broker().lines().size();
    pending.clear();
    leaving.clear();
    onDisk = null;
    handles.clear();
    told.clear();
    markerOut = false;
    connected = false;
    how.run();
    dead = false;
    for (Entry entry : model.unsent()) {
      entry.refusals = 0;
    }
    for (Entry entry : model.visible()) {
      String id = Objects.requireNonNull(entry.id);
      follow(desk.session().message(id).orElseThrow(() -> new AssertionError(entry + " is lost")));
    }
    settle();
  }

  // ---- comparing

  /** Everything that can be seen agrees with the model. */
  void compare() {
    if (desk.isDiskStalled()) {
      return;
    }
    List<Row> rows = rows();
    model.unsent().stream().filter(e -> e.isVoid && e.refusals > 1 && rows.stream().noneMatch(
        row -> row.envelope().seq() == e.seq && row.topic().equals(e.topic))).toList()
        .forEach(e -> model.room(e.room).remove(e));
    assertThat(rows.stream().filter(row -> !RoomQueues.isVoid(row)).map(Row::id).toList())
        .containsExactlyInAnyOrderElementsOf(model.visible().stream().map(e -> Objects.requireNonNull(e.id)).toList());
    NaiveSearch.assertAgrees(desk.session().store(), publications.size() % 3 == 0);
    assertThat(rowsOnDisk()).isEqualTo(rows.stream().map(StoredRow::of).toList());
    model.rooms.forEach((room, entries) -> {
      List<Row> ofRoom = desk.session().outgoing().sender().rows(room);
      assertThat(ofRoom).as("the rows of %s, which are %s", room, entries).hasSameSizeAs(entries);
      for (int i = 0; i < entries.size(); i++) {
        compare(entries.get(i), ofRoom.get(i));
      }
      if (connected && !ofRoom.isEmpty()) {
        Row head = ofRoom.getFirst();
        assertThat(head.state() == DeliveryState.QUEUED && !head.guarded()).as("%s waits for nothing", head).isFalse();
      }
    });
  }

  private void compare(Entry entry, Row row) {
    assertThat(RoomQueues.isVoid(row)).isEqualTo(entry.isVoid);
    assertThat(entry.id == null || entry.id.equals(row.id())).as("%s is where %s should be", row, entry).isTrue();
    if (row.state() == DeliveryState.FAILED) {
      assertThat(entry.failed || entry.refusals >= 2).as("%s has a reason to fail", entry).isTrue();
      entry.failed = true;
    } else if (row.state() == DeliveryState.HELD && !entry.held) {
      assertThat(entry.guarded && (entry.overtaken || now() - entry.createdAt > LATE_MS))
          .as("%s has a reason to be held", entry).isTrue();
      entry.held = true;
    }
    if (row.state() == DeliveryState.SENDING) {
      assertThat(publications.stream().filter(p -> p.id().equals(row.id())).mapToLong(Publication::at).max().orElse(0))
          .as("when %s was written last", entry).isGreaterThanOrEqualTo(ticks() - NO_WORD_MS);
    }
    assertThat(row.state() == DeliveryState.FAILED).as("%s is FAILED", entry).isEqualTo(entry.failed);
    assertThat(row.state() == DeliveryState.HELD).as("%s is HELD", entry).isEqualTo(entry.held && !entry.failed);
    if (!entry.isVoid) {
      assertThat(handle(row.id()).state()).as("what the handle of %s says", entry).isEqualTo(row.state());
      assertThat(row.envelope().text()).isEqualTo(entry.text);
    }
  }

  /** Once the network, the broker and the agent do what they can, everything leaves, in order and once. */
  void drain() {
    freeDisk();
    mute.clear();
    reconnect();
    for (int round = 0; round < 200 && !model.unsent().isEmpty(); round++) {
      while (!lines(TransportState.CONNECTING).isEmpty()) {
        accept(0);
      }
      if (markerOut) {
        markerComesBack(0);
      }
      while (!unanswered().isEmpty()) {
        confirm(0);
        compare();
      }
      pass(1);
      compare();
      for (int i = 0; i < model.visible().size(); i++) {
        Entry entry = model.visible().get(i);
        if (entry.held || entry.failed) {
          retry(i);
        }
      }
    }
    assertThat(model.unsent()).as("has not left").isEmpty();
    compare();
    restart();
    compare();
    conversations();
  }

  private void conversations() {
    for (String room : model.rooms.keySet()) {
      List<ChatMessage> lines = desk.history(room);
      Set<String> expected = model.conversation(room);
      assertThat(lines).extracting(ChatMessage::id).doesNotHaveDuplicates()
          .containsAll(expected)
          .allMatch(id -> expected.contains(id) || model.arrived.contains(id));
      assertThat(lines).filteredOn(line -> expected.contains(line.id()))
          .allMatch(line -> line.delivery() == DeliveryState.SENT)
          .allMatch(line -> line.text().equals(Objects.requireNonNull(model.sent.get(line.id())).text));
    }
    assertThat(model.rooms.keySet().stream().flatMap(room -> desk.history(room).stream()).map(ChatMessage::id))
        .as("what has come").containsAll(model.arrived);
  }
}
