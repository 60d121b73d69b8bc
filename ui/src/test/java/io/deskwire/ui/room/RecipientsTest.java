package io.deskwire.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Presence;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Peer;
import io.deskwire.session.Recipient;
import io.deskwire.session.SampleDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientsTest {
  private static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();

  private final FakeChatSession session = new SampleDesk(NOW).full();

  @BeforeEach
  void fillTheDesk() {
    session.colleagues(List.of(peer("emil", Peer.Status.OFFLINE, 0, 0), peer("cleo", Peer.Status.ONLINE, 4, 4),
        peer("ben", Peer.Status.ONLINE, 3, 5), peer("dora", Peer.Status.AWAY, 1, 0),
        peer("finn", Peer.Status.ONLINE, 1, 0)));
  }

  private static Peer peer(String id, Peer.Status status, int load, int limit) {
    return new Peer(id, id, status, new Presence(status.wire(), load, limit, "mqtt", null, List.of(), Map.of(), "1"),
        NOW);
  }

  private List<Recipients.Choice> choices(String room, String typed) {
    return Recipients.of(session, session.room(room).summary().orElseThrow(), typed);
  }

  @Test
  void whoCanTakeItAtOnceStandsFirst() {
    assertThat(choices("mia", "")).extracting(Recipients.Choice::name).containsExactly("finn", "ben", "cleo", "dora",
        "emil");
  }

  @Test
  void whoAnswersTheRoomIsNotOffered() {
    assertThat(choices("lea", "")).extracting(Recipients.Choice::name).doesNotContain("ben");
  }

  @Test
  void eachSaysHowManyChatsTheyHave() {
    assertThat(choices("mia", "")).extracting(Recipients.Choice::words).containsExactly("online · 1 chat",
        "online · 3 of 5 chats", "online · 4 of 4 chats", "away · 1 chat", "offline");
  }

  @Test
  void aQueueThatIsInUseIsOfferedAndAnotherCanBeNamed() {
    session.room("tom").transfer(new Recipient.Queue("Orders"), null).join();
    assertThat(choices("mia", "or")).extracting(Recipients.Choice::to)
        .containsExactly(new Recipient.Colleague("dora"), new Recipient.Queue("Orders"), new Recipient.Queue("or"));
    assertThat(choices("mia", "orders")).extracting(Recipients.Choice::to)
        .containsExactly(new Recipient.Queue("Orders"));
  }

  @Test
  void snoozesEndSoonOrInTheMorning() {
    Clock monday = Clock.fixed(Instant.parse("2026-11-23T10:44:00Z"), ZoneOffset.UTC);
    assertThat(SnoozeTime.all(monday)).extracting(SnoozeTime::words).containsExactly("In 20 minutes", "In 1 hour",
        "In 3 hours", "Tomorrow", "On Monday");
    assertThat(SnoozeTime.all(monday)).extracting(time -> Instant.ofEpochMilli(time.until()).toString())
        .endsWith("2026-11-24T09:00:00Z", "2026-11-30T09:00:00Z");
    Clock sunday = Clock.fixed(Instant.parse("2026-11-22T10:44:00Z"), ZoneOffset.UTC);
    assertThat(SnoozeTime.all(sunday)).extracting(SnoozeTime::words).as("not twice").doesNotContain("On Monday");
  }
}
