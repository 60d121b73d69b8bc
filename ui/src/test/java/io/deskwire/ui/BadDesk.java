package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Notice;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.attachment.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sample desk with the same words wherever strangers' words are shown. */
final class BadDesk {
  private static final Set<String> ROOMS = Set.of("mia", "tom", "paul", "sara", "order-4711");

  /** As much as the reader of envelopes lets through, and a room keeps of its last message. */
  private static final int NAME = 256;
  private static final int PAGE = 4_096;
  private static final int LAST = 200;

  private final SampleDesk sample;
  private final String words;

  BadDesk(SampleDesk sample, String words) {
    this.sample = sample;
    this.words = words;
  }

  /** Name, page, channel, queue, tag, typist, last words, messages, a quote, a note, a message that is stuck. */
  FakeChatSession session() {
    FakeChatSession session = sample.full();
    session.putAll(sample.rooms().stream().filter(room -> ROOMS.contains(room.id())).map(this::spoilt).toList());
    Sender mia = new Sender("mia", cut(NAME), Role.CUSTOMER);
    Sender ben = new Sender("ben", cut(NAME), Role.AGENT);
    long now = sample.now();
    session.seed(List.of(line("b1", now - 50_000, EventType.MESSAGE, mia, words, null),
        line("b2", now - 40_000, EventType.NOTE, ben, words, null),
        line("b3", now - 30_000, EventType.MESSAGE, ben, "An answer", "b1"),
        line("b4", now - 20_000, EventType.MESSAGE, mia, "", null)
            .with(new AttachmentInfo("../../" + cut(NAME), "application/pdf", 1_887_436, 0, 0, 1, 1), null, null)));
    session.putFile("b4", new byte[]{1, 2, 3});
    List<OutboxRow> outbox = new ArrayList<>(sample.outbox());
    outbox.add(
        new OutboxRow("o4", "mia", EventType.MESSAGE, words, DeliveryState.FAILED, now - 9_000, 1, true, cut(LAST)));
    session.outbox(outbox);
    return session;
  }

  /** A picture that would need gigabytes, under a name that leads out of its folder. */
  static void bomb(FakeChatSession session, long now) {
    Sender mia = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
    byte[] bomb = Pictures.bomb(60_000, 60_000);
    session.seed(List.of(line("bomb", now - 10_000, EventType.MESSAGE, mia, "", null)
        .with(new AttachmentInfo("../../x", "image/png", bomb.length, 800, 600, 1, 1), null, null)));
    session.putFile("bomb", bomb);
  }

  Notice notice() {
    return new Notice(Notice.Kind.CLAIM_LOST, "tom", "Ben was faster with " + cut(NAME) + ".");
  }

  private RoomSummary spoilt(RoomSummary room) {
    String name = cut(NAME);
    Opened opened = new Opened(name, "websocket", cut(PAGE), name, null);
    return new RoomSummary(room.id(), name, opened, room.owner(), Set.of(name, "vip"), 1, room.waitingSince(),
        room.lastAt(), cut(LAST), room.lastRole(), room.unread(), room.unsent(), room.failed(),
        room.id().equals("mia") ? name : null, room.customerEnded(), room.claiming(), room.latency(),
        room.peerReceipts(), room.missing(), room.loss(), name, name);
  }

  private String cut(int most) {
    return words.substring(0, Math.min(most, words.length()));
  }

  private static ChatMessage line(String id, long at, EventType type, Sender from, String text,
      @Nullable String replyTo) {
    return new ChatMessage(id, "mia", at, at, type, from, text, replyTo, at, at, 22, false, true, null, null, null,
        null, false);
  }
}
