package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Opened;
import io.deskwire.message.Presence;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A desk with many agents at a busy hour, for tests and pictures of the floor; the same for the same numbers. */
public final class SampleFloor {
  private static final List<String> FIRST = List.of("Tom", "Paul", "Ida", "Sara", "Mia", "Lea", "Niko", "Anna-Maria",
      "Jürgen", "Zoë", "Ólafur", "Chen", "Fatima", "Giovanni", "Aleksandra", "Kwame");
  private static final List<String> LAST = List.of("Berger", "Novak", "Kern", "Amini", "Lindqvist", "Moreau", "Ahola",
      "Núñez de la Torre", "Schmidt-Rottluff", "Okonkwo", "Wei", "Rossi", "Kowalska", "Papadopoulos");
  private static final List<String> WORDS = List.of("Where is my parcel?", "Thank you!", "I have sent the label again",
      "The code I got does not work", "One moment please", "Do you ship to Norway?");
  private static final List<String> AGENTS = List.of("Ben", "Chen", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jo",
      "Kim", "Lin", "Mo");

  private final SampleDesk desk;
  private final int size;
  private final int agents;

  /**
   * @param size   active rooms
   * @param agents colleagues, at most 12
   */
  public SampleFloor(SampleDesk desk, int size, int agents) {
    this.desk = desk;
    this.size = size;
    this.agents = agents;
  }

  /** An open session with all of it, online, of an agent. */
  public FakeChatSession session() {
    return fill(desk.empty());
  }

  /** The same of a team lead. */
  public FakeChatSession leads() {
    Profile p = desk.profile();
    Agent lead = new Agent(p.agent().id(), p.agent().name(), Role.LEAD);
    return fill(new FakeChatSession(new Profile(p.name(), lead, p.endpoints(), p.credentials(), p.trust(), p.replies(),
        p.standby(), p.dataDir(), p.heartBeat()), desk::now));
  }

  private FakeChatSession fill(FakeChatSession session) {
    session.putAll(rooms());
    session.peers(peers());
    session.seed(desk.conversation());
    session.connection(desk.online());
    return session;
  }

  /** Of every kind, the first one with a conversation. */
  public List<RoomSummary> rooms() {
    List<RoomSummary> rooms = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rooms.add(room(i));
    }
    return rooms;
  }

  /** One of them as it is at first. */
  public RoomSummary room(int i) {
    Random random = new Random(i * 31L + 7);
    long now = desk.now();
    boolean waits = i % 7 == 1;
    int agent = (i + 1) % (agents + 1);
    Owner owner = waits
        ? Owner.WAITING
        : i % 23 == 5
            ? new Owner(Owner.Kind.SNOOZED, id(agent), name(agent), now + 3_600_000)
            : new Owner(Owner.Kind.CLAIMED, id(agent), name(agent), 0);
    boolean answering = !waits && i % 3 == 0;
    long lastAgo = 1_000L + random.nextInt(waits || answering ? 200_000 : 900_000);
    boolean own = owner.kind() == Owner.Kind.CLAIMED && agent == 0;
    String name = i % 5 == 4
        ? "Guest " + Integer.toHexString(0x1100 + i * 37)
        : FIRST.get(i % FIRST.size()) + " " + LAST.get(i * 5 % LAST.size());
    return new RoomSummary(i == 0 ? "mia" : "room-" + i, name,
        new Opened("web", i % 3 == 1 ? "mqtt" : "websocket", "/checkout", "en-GB", null), owner, Set.of(), 0,
        waits || answering ? now - lastAgo : 0, now - lastAgo, WORDS.get(i % WORDS.size()),
        answering || waits ? Role.CUSTOMER : Role.AGENT, waits ? 1 : 0, own && i % 4 == 0 ? 2 : 0, 0, null,
        i % 29 == 11, false, own ? SampleDesk.figures(p50(i)) : LatencyFigures.NONE, true, List.of(),
        i % 37 == 8 ? 0.006 : 0, null, i % 43 == 14 ? name(agent) : null);
  }

  private static double p50(int i) {
    return i % 97 == 9 ? 312 : i % 41 == 6 ? 148 : 34 + i % 19;
  }

  private static String id(int agent) {
    return agent == 0 ? "anna" : AGENTS.get(agent - 1).toLowerCase(Locale.ROOT);
  }

  private static String name(int agent) {
    return agent == 0 ? "Anna" : AGENTS.get(agent - 1);
  }

  /** The colleagues, with the figures of their rooms; the last one has gone. */
  public List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (int agent = 1; agent <= agents; agent++) {
      peers.add(peer(agent, null));
    }
    return peers;
  }

  /**
   * A colleague.
   *
   * @param p95 of the first of their rooms, instead of the usual one; null for the usual one
   */
  public Peer peer(int agent, @Nullable Double p95) {
    List<Presence.RoomFigures> figures = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      RoomSummary room = room(i);
      if (room.owner().isClaimedBy(id(agent))) {
        double high = p95 != null && figures.isEmpty() ? p95 : Math.round(p50(i) * 1.87);
        figures.add(new Presence.RoomFigures(room.id(), p50(i), high, room.loss(), i % 31 == 12 ? 1 : 0));
      }
    }
    Peer.Status status = agent == agents ? Peer.Status.OFFLINE : agent % 5 == 3 ? Peer.Status.AWAY : Peer.Status.ONLINE;
    return new Peer(id(agent), name(agent), status, new Presence(status.wire(), Math.min(99, figures.size()),
        agent % 3 == 2 ? Math.min(99, figures.size() + 1) : Math.min(99, figures.size() * 2 + 2),
        agent % 2 == 0 ? "mqtts" : "stomp+wss", null,
        figures, Map.of(), "0.9"), desk.now());
  }
}
