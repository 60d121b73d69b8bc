package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Answer;
import io.deskwire.message.Ask;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.transport.testing.FakeTransport;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in parts, with the disk of the real world and the clock and broker of the test. */
class AttachmentsTest extends DeskFixture {
  private static final Sender MIA = new Sender("mia", "Mia", Role.CUSTOMER);
  private static final byte[] FOUR_PARTS = SampleBytes.of(3 * Attachment.MAX_PART_BYTES + 1_000);

  private static FileToSend file(byte[] bytes) {
    return new FileToSend("report.pdf", "application/pdf", bytes, 0, 0);
  }

  private MessageHandle attach(byte[] bytes) {
    return desk.await(desk.room("r1").attachAsync(file(bytes)));
  }

  private List<Attachment> written() {
    return line().durable().stream().map(FakeTransport.Sent::envelope).map(Envelope::attachment)
        .filter(Objects::nonNull)
        .toList();
  }

  private ChatMessage only() {
    List<ChatMessage> lines = desk.history("r1");
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  private AttachmentInfo info() {
    return Objects.requireNonNull(only().attachment());
  }

  private byte[] whole(ChatMessage message) {
    return desk.await(desk.room("r1").attachment(message)).orElse(new byte[0]);
  }

  /** The parts of a customer's file as they travel. */
  private static List<Envelope> parts(String id, byte[] bytes) {
    Envelope event = Envelope.of(id, "r1", EventType.MESSAGE, MIA, "mias", 1_000);
    List<Envelope> parts = new ArrayList<>();
    for (Envelope part : Attachments.split(event, file(bytes))) {
      parts.add(part.withSeq(parts.size() + 1));
    }
    return parts;
  }

  private void arrive(Envelope event) {
    line().deliver("chat/r1", EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  @Test
  void aFileLeavesInPartsInOrderUnderOneIdAndIsOneMessage() {
    desk.connect();
    MessageHandle handle = attach(FOUR_PARTS);
    for (int i = 0; i < 4; i++) {
      assertThat(handle.state()).isEqualTo(DeliveryState.SENDING);
      desk.confirmLast();
    }
    assertThat(written()).extracting(Attachment::part).containsExactly(0, 1, 2, 3);
    assertThat(written()).allMatch(part -> part.id().equals(handle.id()) && part.parts() == 4);
    assertThat(only().id()).isEqualTo(handle.id());
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    assertThat(whole(only())).isEqualTo(FOUR_PARTS);
  }

  @Test
  void windowsAreToldHowManyPartsHaveLeft() {
    desk.connect();
    MessageHandle handle = attach(FOUR_PARTS);
    desk.confirmLast();
    desk.confirmLast();
    ChatMessage shown = desk.shown(handle.id());
    assertThat(Objects.requireNonNull(shown.attachment()).done()).isEqualTo(2);
    assertThat(shown.delivery()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  void theOutboxCountsAFileOnce() {
    attach(FOUR_PARTS);
    assertThat(desk.outbox()).extracting(OutboxRow::text).containsExactly("report.pdf");
    assertThat(desk.session().connection().outboxSize()).isEqualTo(1);
  }

  @Test
  void partsThatWaitedOverARestartLeaveWithTheirBytes() {
    MessageHandle handle = attach(FOUR_PARTS);
    desk.restart();
    desk.connect();
    desk.keepAlive(Duration.ofSeconds(11)); // for the backlog
    for (int i = 0; i < 4; i++) {
      desk.confirmLast();
    }
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    written().forEach(part -> sent.writeBytes(part.bytes()));
    assertThat(sent.toByteArray()).isEqualTo(FOUR_PARTS);
    assertThat(desk.line("r1", handle.id()).delivery()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aFileThatWasNeverTriedIsTakenBackWithoutATrace() {
    MessageHandle handle = attach(FOUR_PARTS);
    assertThat(desk.await(handle.cancel())).isTrue();
    assertThat(desk.history("r1")).isEmpty();
    assertThat(desk.outbox()).isEmpty();
  }

  @Test
  void cancellingTakesOutThePartsThatWereNeverTriedAndSaysSo() {
    desk.connect();
    MessageHandle handle = attach(FOUR_PARTS);
    desk.confirmLast();
    desk.loseLine();
    assertThat(desk.await(handle.cancel())).isTrue();
    desk.reconnect();
    desk.confirmLast();
    assertThat(written()).extracting(Attachment::part).containsExactly(1);
    assertThat(only().problem()).isEqualTo("Cancelled: 2 of 4 parts had left already.");
  }

  @Test
  void aHeldFileLeavesWhenItIsRetried() {
    MessageHandle handle = attach(FOUR_PARTS);
    assertThat(desk.await(desk.session().hold(handle.id()))).isTrue();
    assertThat(only().delivery()).isEqualTo(DeliveryState.HELD);
    assertThat(desk.await(handle.retry())).isTrue();
    desk.connect();
    assertThat(written()).extracting(Attachment::part).containsExactly(0);
  }

  @Test
  void aFileThatHasBegunToLeaveIsNotHeldBecauseTheCustomerHasWritten() {
    desk.connect();
    MessageHandle handle = attach(FOUR_PARTS);
    desk.confirmLast();
    desk.loseLine();
    desk.reconnect();
    line().deliver("chat/r1", "{\"text\":\"Hello?\"}");
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(written()).extracting(Attachment::part).containsExactly(1);
    assertThat(handle.state()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  void theTextOfAFileCannotBeEdited() {
    assertThat(desk.await(attach(FOUR_PARTS).edit("text"))).isFalse();
  }

  @Test
  void partsThatComeAreOneMessageThatGrows() {
    desk.connect();
    List<Envelope> parts = parts("f", FOUR_PARTS);
    arrive(parts.get(0));
    arrive(parts.get(1));
    assertThat(info().done()).isEqualTo(2);
    assertThat(whole(only())).isEmpty();
    arrive(parts.get(2));
    arrive(parts.get(3));
    assertThat(desk.shown("f").attachment()).isEqualTo(info());
    assertThat(info().isComplete()).isTrue();
    assertThat(whole(only())).isEqualTo(FOUR_PARTS);
  }

  @Test
  void aFileCountsOnceAsUnread() {
    desk.connect();
    parts("f", FOUR_PARTS).forEach(this::arrive);
    RoomSummary room = desk.room("r1").summary().orElseThrow();
    assertThat(room.unread()).isEqualTo(1);
    assertThat(room.lastText()).isEqualTo("report.pdf");
  }

  @Test
  void partsMayComeInAnyOrderAndTwice() {
    desk.connect();
    List<Envelope> parts = new ArrayList<>(parts("f", FOUR_PARTS).stream().map(part -> part.withSeq(0)).toList());
    Collections.reverse(parts);
    parts.forEach(this::arrive);
    parts.forEach(this::arrive);
    assertThat(info().isComplete()).isTrue();
    assertThat(whole(only())).isEqualTo(FOUR_PARTS);
  }

  @Test
  void whatHasComeIsThereAfterARestart() {
    desk.connect();
    List<Envelope> parts = parts("f", FOUR_PARTS);
    arrive(parts.get(0));
    arrive(parts.get(1));
    desk.restart();
    desk.connect();
    arrive(parts.get(2));
    arrive(parts.get(3));
    assertThat(whole(only())).isEqualTo(FOUR_PARTS);
  }

  @Test
  void aPartThatSaysSomethingElseOfItsFileCannotSpoilIt() {
    desk.connect();
    List<Envelope> parts = parts("f", FOUR_PARTS);
    Envelope other = parts("f", SampleBytes.of(3 * Attachment.MAX_PART_BYTES + 2_000)).get(1).withId("other")
        .withSeq(0);
    arrive(parts.get(0));
    arrive(other);
    parts.subList(1, 4).forEach(this::arrive);
    assertThat(whole(desk.line("r1", "f"))).isEqualTo(FOUR_PARTS);
    assertThat(Objects.requireNonNull(desk.line("r1", "other").attachment()).isComplete()).isFalse();
  }

  @Test
  void consumersOfEventsGetThePartsWithTheirBytes() {
    desk.connect();
    List<Envelope> parts = parts("f", FOUR_PARTS);
    parts.forEach(this::arrive);
    List<byte[]> got = new ArrayList<>();
    desk.session().events(0, event -> got.add(Objects.requireNonNull(event.envelope().attachment()).bytes()));
    desk.loop().settle();
    assertThat(got).containsExactlyElementsOf(
        parts.stream().map(part -> Objects.requireNonNull(part.attachment()).bytes()).toList());
  }

  @Test
  void aPartThatTheCustomerLacksIsPublishedAgainWithItsBytes() {
    desk.connect();
    attach(FOUR_PARTS);
    for (int i = 0; i < 4; i++) {
      desk.confirmLast();
    }
    Envelope third = line().durable().get(2).envelope();
    long now = desk.loop().wallMillis();
    Envelope question = Envelope.of(Ids.message(now), "r1", EventType.RESEND, MIA, "mias", now)
        .withResend(new SeqRange(String.valueOf(third.stream()), "chat/r1/desk", third.seq(), third.seq()));
    line().deliver("live/r1", EnvelopeCodec.encode(question), false);
    desk.loop().settle();
    assertThat(written()).hasSize(5);
    assertThat(written().getLast()).usingRecursiveComparison().isEqualTo(third.attachment());
  }

  @Test
  void aNewcomerGetsTheWholeFile(@TempDir Path other) {
    desk.connect();
    desk.keepAlive(Duration.ofSeconds(30));
    parts("f", FOUR_PARTS).forEach(this::arrive);
    long now = desk.loop().wallMillis();
    Envelope question = Envelope.of("q", "", EventType.ASK, new Sender("carl", "Carl", Role.AGENT), "carls", now)
        .withAsk(new Ask("carls-answer", List.of(), 0));
    line().deliver("desk/ask", EnvelopeCodec.encode(question), false);
    desk.keepAlive(Duration.ofSeconds(2));
    List<Answer> answers = line().live().stream().map(sent -> sent.envelope().answer()).filter(Objects::nonNull)
        .toList();
    try (TestDesk newcomer = new TestDesk(other)) {
      newcomer.connect();
      String asked = newcomer.broker().line().live().stream().map(FakeTransport.Sent::envelope)
          .filter(each -> each.ask() != null).findFirst().orElseThrow().id();
      for (Answer each : answers) {
        Envelope answer = Envelope
            .of(Ids.message(now), "", EventType.ANSWER, new Sender("ben", "Ben", Role.AGENT), "bens", now)
            .withAnswer(new Answer(asked, each.events(), each.last()));
        newcomer.broker().line().deliver("desk/answer/x", EnvelopeCodec.encode(answer), false);
        newcomer.loop().settle();
      }
      ChatMessage file = newcomer.history("r1").getFirst();
      assertThat(newcomer.history("r1")).hasSize(1);
      assertThat(newcomer.await(newcomer.room("r1").attachment(file))).hasValue(FOUR_PARTS);
    }
  }

  @Test
  void aFileIsReadOnceItIsSeen() {
    desk.connect();
    parts("f", FOUR_PARTS).forEach(this::arrive);
    desk.room("r1").markRead(only());
    desk.loop().settle();
    assertThat(desk.room("r1").summary().orElseThrow().unread()).isZero();
  }
}
