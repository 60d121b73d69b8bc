package io.deskwire.session;

import io.deskwire.latency.Grade;
import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.room.Owner;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Capability;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A desk on an ordinary morning, for tests and pictures of user interfaces. All times hang on {@link #now()}. */
public final class SampleDesk {
  private static final Agent ANNA = new Agent("anna", "Anna", Role.AGENT);
  private static final Owner ANNAS = new Owner(Owner.Kind.CLAIMED, "anna", "Anna", 0);
  private static final Owner BENS = new Owner(Owner.Kind.CLAIMED, "ben", "Ben", 0);

  private final long now;

  /**
   * @param now wall clock, ms since 1970 UTC
   */
  public SampleDesk(long now) {
    this.now = now;
  }

  public long now() {
    return now;
  }

  /** A session without rooms and without a connection. */
  public FakeChatSession empty() {
    return new FakeChatSession(profile(), () -> now);
  }

  /** A session with everything below, online over MQTT. */
  public FakeChatSession full() {
    FakeChatSession session = empty();
    session.putAll(rooms());
    session.seed(conversation());
    session.outbox(outbox());
    session.connection(online());
    return session;
  }

  public Profile profile() {
    return new Profile("support.example.org", ANNA,
        List.of(endpoint("mqtts://broker.example.org"), endpoint("stomp+wss://broker.example.org/ws")),
        new Credentials("anna", "secret"), TlsTrust.SYSTEM, Profile.Replies.DESK,
        Profile.Standby.WARM, Path.of("sample"),
        Duration.ofSeconds(10));
  }

  public List<RoomSummary> rooms() {
    List<RoomSummary> rooms = new ArrayList<>(List.of(
        room("tom", "Tom Berger", "web", Owner.WAITING, 161_000, 161_000, "The code I got does not work", 3, 0, 0,
            null),
        room("ida", "Ida Kern", "mqtt", Owner.WAITING, 52_000, 52_000, "Hello? I would like to change my order", 1, 0,
            0,
            null),
        room("guest-7f2c", "Guest 7f2c", "web", Owner.WAITING, 8_000, 8_000, "Do you ship to Norway?", 1, 36, 0, null),
        room("mia", "Mia Lindqvist", "web", ANNAS, 0, 60_000, "Ah, thank you! Will I get a confirmation?", 0, 38, 0,
            "Mia"),
        room("order-4711", "Order 4711", "web", ANNAS, 0, 240_000, "I have sent the label again", 0, 41, 0, null),
        room("paul", "Paul Novak", "mqtt", ANNAS, 0, 960_000, "Thanks, I will try that tonight", 1, 312, 0, null),
        room("sara", "Sara Amini", "web", ANNAS, 0, 1_200_000, "Here is the tracking number", 0, Double.NaN, 2, null),
        room("lea", "Lea Moreau", "mqtt", BENS, 0, 135_000, "Merci beaucoup", 0, 148, 0, null)));
    for (int i = 1; i <= 40; i++) {
      rooms.add(room("guest-" + i, "Guest " + Integer.toHexString(0x1100 + i * 37), i % 3 == 0 ? "mqtt" : "web",
          new Owner(Owner.Kind.CLOSED, "ben", "Ben", 0), 0, 3_600_000L + i * 60_000L, "All good now, bye", 0,
          Double.NaN, 0, null));
    }
    return rooms;
  }

  private RoomSummary room(String id, String name, String via, Owner owner, long waited, long lastAgo, String last,
      int unread, double p50, int unsent, @Nullable String typing) {
    boolean web = via.equals("web");
    return new RoomSummary(id, name, new Opened(web ? "web" : "app", web ? "websocket" : "mqtt", "/checkout",
        id.equals("mia") ? "sv-SE" : "en-GB", null), owner, id.equals("mia") ? Set.of("payment", "vip") : Set.of(), 0,
        waited == 0 ? 0 : now - waited, now - lastAgo, last,
        id.startsWith("order") ? Role.AGENT : Role.CUSTOMER, unread, unsent, unsent > 1 ? 1 : 0, typing,
        owner.kind() == Owner.Kind.CLOSED, false, figures(p50), true, List.of(), 0, null, null);
  }

  /** Figures around a median; NONE for NaN. */
  public static LatencyFigures figures(double p50) {
    if (Double.isNaN(p50)) {
      return LatencyFigures.NONE;
    }
    Grade grade = p50 <= 100 ? Grade.GOOD : p50 <= 200 ? Grade.FAIR : Grade.POOR;
    List<Double> recent = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      recent.add(i == 15 ? p50 * 5.5 : p50 * (0.85 + 0.3 * Math.abs(Math.sin(i * 1.7))));
    }
    return new LatencyFigures(p50, Math.round(p50 * 1.87), Math.round(p50 * 3), 211, 0, grade, recent);
  }

  public List<ChatMessage> conversation() {
    Sender mia = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
    Sender anna = ANNA.asSender();
    return List.of(
        line(1, 360_000, EventType.MESSAGE, mia,
            "Hi! My card was charged twice for the same order, the second one two minutes later. Order 20931.", null),
        line(2, 300_000, EventType.MESSAGE, anna,
            "Hello Mia, sorry about that. I am looking at the order now, one moment please.", DeliveryState.READ),
        line(3, 180_000, EventType.NOTE, anna,
            "Payment log shows a retry after a timeout; the second one is an authorisation only and expires by itself.",
            DeliveryState.SENT),
        line(4, 90_000, EventType.MESSAGE, anna,
            "Good news: only the first payment goes through. The second is a reservation that your bank releases within"
                + " three days.",
            DeliveryState.DELIVERED),
        line(5, 60_000, EventType.MESSAGE, mia, "Ah, thank you! Will I get a confirmation that I can show to my bank?",
            null));
  }

  private ChatMessage line(long at, long ago, EventType type, Sender from, String text,
      @Nullable DeliveryState delivery) {
    return new ChatMessage("mia-" + at, "mia", now - ago, at, type, from, text, null, now - ago, now - ago,
        delivery == null ? 22 : Double.NaN, false, true, delivery, null, null, null, false);
  }

  public List<OutboxRow> outbox() {
    return List.of(
        new OutboxRow("o1", "sara", EventType.MESSAGE, "The parcel left today, you will have it by Friday.",
            DeliveryState.HELD, now - 250_000, 0, true,
            "The customer has written since you wrote this. It is kept: send it as it is, edit it, or drop it."),
        new OutboxRow("o2", "sara", EventType.MESSAGE, "Here is the tracking number: 00340434161094042557",
            DeliveryState.QUEUED, now - 182_000, 0, true, null),
        new OutboxRow("o3", "paul", EventType.MESSAGE, "Please restart the router first.", DeliveryState.FAILED,
            now - 95_000, 3, false, "The broker refuses this message: access refused"));
  }

  /** MQTT in use, WebSocket on its way back. */
  public ConnectionSummary online() {
    List<Endpoint> endpoints = profile().endpoints();
    return new ConnectionSummary(List.of(
        new ConnectionSummary.Line(endpoints.get(0), ConnectionSummary.LineState.CONNECTED, now - 120_000, 0, 0,
            now - 1_000, null, EnumSet.allOf(Capability.class), figures(41)),
        new ConnectionSummary.Line(endpoints.get(1), ConnectionSummary.LineState.WAITING, now - 38_000, 2, now + 4_000,
            now - 38_000, "The broker closed the connection.",
            EnumSet.complementOf(EnumSet.of(Capability.DURABLE_INBOX)), LatencyFigures.NONE)),
        0, now - 120_000, 3, 2, now - 2_000, log());
  }

  /** Nothing is up. */
  public ConnectionSummary offline() {
    Endpoint endpoint = profile().endpoints().get(1);
    return new ConnectionSummary(
        List.of(new ConnectionSummary.Line(endpoint, ConnectionSummary.LineState.WAITING, now - 12_000, 2, now + 4_000,
            now - 12_000, "broker.example.org does not answer; check the address, the network and firewalls.",
            EnumSet.allOf(Capability.class),
            LatencyFigures.NONE)),
        -1, now - 12_000, 3, 2, now - 14_000, log());
  }

  /** Nothing is up, and nothing will be until somebody corrects the password. */
  public ConnectionSummary refused() {
    ConnectionSummary.Line line = offline().lines().getFirst();
    return new ConnectionSummary(List.of(new ConnectionSummary.Line(line.endpoint(),
        ConnectionSummary.LineState.BLOCKED, line.since(), 1, 0, 0,
        line.endpoint().host() + " does not let this user sign in; check user and password.", line.capabilities(),
        LatencyFigures.NONE)), -1, now - 12_000, 3, 2, now - 14_000, log());
  }

  private List<ConnectionSummary.LogEntry> log() {
    return List.of(new ConnectionSummary.LogEntry(now - 5_700_000, 1, ConnectionSummary.LineState.CONNECTED, null),
        new ConnectionSummary.LogEntry(now - 145_000, 1, ConnectionSummary.LineState.SILENT, null),
        new ConnectionSummary.LogEntry(now - 120_000, 0, ConnectionSummary.LineState.CONNECTED,
            "Messages leave over this line from now on."),
        new ConnectionSummary.LogEntry(now - 38_000, 1, ConnectionSummary.LineState.WAITING,
            "Nothing has come for 25 s."));
  }

  private static Endpoint endpoint(String url) {
    try {
      return Endpoint.parse(url);
    } catch (BadEndpointException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
