package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.event;
import static io.deskwire.ui.conversation.Messages.note;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranscriptTest {
  private static final long TEN = Messages.at("2026-11-24T10:00:00");

  @TempDir
  private Path folder;

  private final FakeRoom room = new FakeRoom();

  private Transcript transcript() {
    return new Transcript(room, "Mia Lindqvist", Clock.fixed(Desk.NOW, ZoneOffset.UTC),
        UnaryOperator.identity());
  }

  private void conversation() {
    room.stored.addAll(List.of(customer("a", TEN - 86_400_000, "Hello\nthere"),
        event("b", TEN, EventType.CLAIMED, Messages.ANNA, null),
        own("c", TEN + 60_000, "Good morning", DeliveryState.READ), note("d", TEN + 61_000, "known customer"),
        own("e", TEN + 120_000, "One more", DeliveryState.HELD)));
  }

  @Test
  void isWrittenForPeople() throws IOException {
    conversation();
    Path file = folder.resolve("mia.txt");
    long lines = transcript().write(Transcript.Form.TEXT, file, (_, _) -> {}).join();
    assertThat(lines).isEqualTo(5);
    assertThat(Files.readString(file)).isEqualTo("""
        Conversation with Mia Lindqvist (room r1)
        Saved Tuesday, 24 November 2026, 10:45

        Monday, 23 November 2026
        10:00  Mia Lindqvist: Hello
            there

        Tuesday, 24 November 2026
        10:00  * Anna claimed this chat
        10:01  Anna: Good morning
        10:01  Anna (note, not for the customer): known customer
        10:02  Anna: One more [Held]
        """);
  }

  @Test
  void isWrittenForPrograms() throws IOException {
    conversation();
    Path file = folder.resolve("mia.json");
    transcript().write(Transcript.Form.JSON, file, (_, _) -> {}).join();
    JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(root.get("room").asString()).isEqualTo("r1");
    assertThat(root.get("lines")).hasSize(5);
    JsonNode third = root.get("lines").get(2);
    assertThat(third.get("text").asString()).isEqualTo("Good morning");
    assertThat(third.get("sentAt").asString()).isEqualTo("2026-11-24T10:01:00Z");
    assertThat(third.get("from").get("role").asString()).isEqualTo("agent");
    assertThat(third.get("delivery").asString()).isEqualTo("read");
    assertThat(root.get("lines").get(1).has("text")).isFalse();
  }

  @Test
  void hasTheWholeHistoryPageByPage() {
    IntStream.range(0, 2_500).forEach(i -> room.stored.add(customer("m" + i, TEN + i, "x")));
    List<Long> written = new ArrayList<>();
    long lines = transcript().write(Transcript.Form.TEXT, folder.resolve("f"), (now, _) -> written.add(now)).join();
    assertThat(lines).isEqualTo(2_500);
    assertThat(written).containsExactly(1_000L, 2_000L, 2_500L);
  }

  @Test
  void nothingStaysOfOneThatIsCancelled() {
    IntStream.range(0, 2_500).forEach(i -> room.stored.add(customer("m" + i, TEN + i, "x")));
    Path file = folder.resolve("f");
    Transcript transcript = transcript();
    assertThatThrownBy(() -> transcript.write(Transcript.Form.TEXT, file, (_, _) -> transcript.cancel()).join())
        .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(CancellationException.class),
            e -> assertThat(e).hasCauseInstanceOf(CancellationException.class));
    assertThat(file).doesNotExist();
  }

  @Test
  void whatTheDiskRefusesIsHandedOn() {
    conversation();
    assertThatThrownBy(
        () -> transcript().write(Transcript.Form.TEXT, folder.resolve("no/such/folder"), (_, _) -> {}).join())
        .isInstanceOf(CompletionException.class).hasCauseInstanceOf(IOException.class);
  }
}
