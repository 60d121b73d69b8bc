package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.room.Owner;
import io.deskwire.store.StoreException;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatSessionOnArtemisTest {
  private final ArtemisBroker broker = ArtemisBroker.shared();

  @TempDir
  private Path folder;

  private Profile profile(String name, Role role, Dialect dialect) {
    return Profile.of("desk", new Agent(name, name, role), broker.endpoint(dialect), broker.agent(),
        folder.resolve(name));
  }

  @Test
  void theExampleOfTheDocumentationWorks() throws Exception {
    long cursor = 0;
    List<ChatEvent> seen = new CopyOnWriteArrayList<>();
    try (ChatSession session = ChatSession.open(profile("anna", Role.AGENT, Dialect.STOMP_WS))) {
      session.events(cursor, seen::add);
      MessageHandle handle = session.room("example").send("Hello");
      handle.reached(DeliveryState.SENT).get(10, TimeUnit.SECONDS);
      await().untilAsserted(() -> assertThat(seen).extracting(event -> event.envelope().text()).contains("Hello"));
    }
  }

  @Test
  void aCustomerOnMqttAndAnAgentOnWebSocketTalkInOneRoom() throws Exception {
    try (ChatSession agent = ChatSession.open(profile("ben", Role.AGENT, Dialect.STOMP_WS));
        ChatSession customer = ChatSession.open(profile("mia", Role.CUSTOMER, Dialect.MQTT))) {
      await().until(() -> agent.connection().isOnline() && customer.connection().isOnline());
      customer.room("talk").send("Where is my parcel?");
      await().until(() -> agent.room("talk").summary().filter(room -> room.unread() == 1).isPresent());
      assertThat(agent.room("talk").summary().orElseThrow().owner().kind()).isEqualTo(Owner.Kind.WAITING);

      assertThat(agent.room("talk").claim().get(10, TimeUnit.SECONDS).kind()).isEqualTo(ClaimOutcome.Kind.WON);
      agent.room("talk").send("On its way.").reached(DeliveryState.SENT).get(10, TimeUnit.SECONDS);

      await().untilAsserted(
          () -> assertThat(customer.room("talk").history(null, 10).get()).extracting(ChatMessage::text)
              .contains("Where is my parcel?", "On its way."));
      assertThat(agent.room("talk").summary().orElseThrow().owner().isClaimedBy("ben")).isTrue();
    }
  }

  @Test
  void tenMessagesWrittenOfflineLeaveInOrderEachOnceAfterARestart() {
    Profile writer = profile("carl", Role.AGENT, Dialect.MQTT);
    List<String> texts = IntStream.range(0, 10).mapToObj(i -> "offline " + i).toList();
    try (ChatSession session = ChatSession.open(writer)) {
      session.goOffline();
      await().until(() -> !session.connection().isOnline());
      texts.forEach(text -> assertThat(session.room("queue").send(text).state()).isIn(DeliveryState.QUEUED,
          DeliveryState.SENDING));
    }
    List<String> heard = new CopyOnWriteArrayList<>();
    try (ChatSession reader = ChatSession.open(profile("dora", Role.AGENT, Dialect.STOMP_WS))) {
      reader.events(0, event -> {
        if (event.envelope().room().equals("queue") && event.envelope().text() != null) {
          heard.add(event.envelope().text());
        }
      });
      await().until(() -> reader.connection().isOnline());
      try (ChatSession session = ChatSession.open(writer)) {
        await().until(() -> heard.size() >= 10 && session.connection().outboxSize() == 0);
      }
    }
    assertThat(heard).containsExactlyElementsOf(texts);
  }

  @Test
  void aSecondSessionOnTheSameFolderIsRefusedInOneSentence() {
    Profile profile = profile("emil", Role.AGENT, Dialect.MQTT);
    ChatSession first = ChatSession.open(profile);
    try {
      assertThatThrownBy(() -> ChatSession.open(profile)).isInstanceOf(StoreException.class)
          .hasMessageContaining("--data-dir");
    } finally {
      first.close();
    }
  }

  @Test
  void aDamagedDatabaseIsKeptAndNamed() throws Exception {
    Profile profile = profile("fred", Role.AGENT, Dialect.MQTT);
    Files.createDirectories(profile.dataDir());
    Path file = profile.dataDir().resolve("deskwire.db");
    Files.writeString(file, "this is no database at all, but long enough to be looked at ".repeat(40));
    assertThatThrownBy(() -> ChatSession.open(profile)).isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged").hasMessageContaining("kept");
    assertThat(Files.readString(file)).startsWith("this is no database");
  }

  @Test
  void aDraftSurvivesARestart() throws Exception {
    Profile profile = profile("gina", Role.AGENT, Dialect.MQTT);
    try (ChatSession session = ChatSession.open(profile)) {
      session.room("r").saveDraft("half a thought").get(5, TimeUnit.SECONDS);
    }
    try (ChatSession session = ChatSession.open(profile)) {
      assertThat(session.room("r").draft().get(5, TimeUnit.SECONDS)).isEqualTo("half a thought");
    }
  }

  @Test
  void whatManyThreadsSendAtOnceLeavesInTheOrderStoredUnderNumbersWithoutGaps() throws Exception {
    int threads = 8;
    int each = 40;
    List<String> rooms = List.of("busy-1", "busy-2", "busy-3");
    Map<String, List<ChatEvent>> heard = new ConcurrentHashMap<>();
    try (ChatSession reader = ChatSession.open(profile("hans", Role.AGENT, Dialect.MQTT));
        ChatSession writer = ChatSession.open(profile("ida", Role.AGENT, Dialect.STOMP_WS));
        ExecutorService senders = Executors.newFixedThreadPool(threads)) {
      reader.events(0, event -> heard.computeIfAbsent(event.envelope().room(), _ -> new CopyOnWriteArrayList<>())
          .add(event));
      await().until(() -> reader.connection().isOnline() && writer.connection().isOnline());
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        done.add(senders.submit(() -> {
          for (int i = 0; i < each; i++) {
            Room room = writer.room(rooms.get((number + i) % rooms.size()));
            if (i % 2 == 0) {
              room.send(number + " / " + i);
            } else {
              room.sendAsync(number + " / " + i, null).join();
            }
          }
        }));
      }
      for (Future<?> one : done) {
        one.get(30, TimeUnit.SECONDS);
      }
      await().until(
          () -> rooms.stream().mapToInt(room -> heard.getOrDefault(room, List.of()).size()).sum() == threads * each);
      for (String room : rooms) {
        List<ChatEvent> events = heard.getOrDefault(room, List.of());
        assertThat(events).extracting(event -> event.envelope().seq())
            .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
        List<String> stored = writer.room(room).history(null, 1_000).get().stream()
            .sorted(Comparator.comparingLong(ChatMessage::position)).map(ChatMessage::text).toList();
        assertThat(events).extracting(event -> event.envelope().text()).containsExactlyElementsOf(stored);
      }
    }
  }
}
