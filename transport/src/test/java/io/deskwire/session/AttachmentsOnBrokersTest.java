package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files over real brokers, of which each has its own idea of how much may be under way at once. */
@Timeout(180)
class AttachmentsOnBrokersTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final byte[] LARGEST = SampleBytes.of(Attachment.MAX_BYTES);
  private static final int PARTS = Math.ceilDiv(LARGEST.length, Attachment.MAX_PART_BYTES);

  @TempDir
  private Path folder;
  private final String room = "file-" + UUID.randomUUID().toString().substring(0, 8);

  private static FileToSend file(byte[] bytes) {
    return new FileToSend("film.bin", "application/octet-stream", bytes, 0, 0);
  }

  private static void awaitSent(MessageHandle handle) throws Exception {
    handle.reached(DeliveryState.SENT).get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  /** The file is on its way, and some of its parts are there. */
  private void awaitBegun(ChatSession session) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> done(session) >= 3);
  }

  private MessageHandle attach(ChatSession session) throws Exception {
    return session.room(room).attachAsync(file(LARGEST)).get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private List<ChatMessage> files(ChatSession session) {
    return session.room(room).history(null, 1_000).join().stream().filter(line -> line.attachment() != null).toList();
  }

  /** How many parts a session has of its only file, or has sent. */
  private int done(ChatSession session) {
    return files(session).stream().map(ChatMessage::attachment).filter(Objects::nonNull)
        .mapToInt(AttachmentInfo::done).sum();
  }

  private void awaitWhole(ChatSession session, byte[] bytes) {
    await().atMost(SOON).until(() -> files(session).stream().map(ChatMessage::attachment)
        .anyMatch(info -> info != null && info.isComplete()));
    assertThat(files(session)).singleElement()
        .satisfies(file -> assertThat(session.room(room).attachment(file).join()).hasValue(bytes));
  }

  private static void awaitOnline(ChatSession... sessions) {
    for (ChatSession each : sessions) {
      await().atMost(SOON).until(() -> each.connection().isOnline());
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerLine.class)
  void aFileOfFiveMebibytesArrivesWholeEverywhereThoughItsLineIsCutInTheMiddle(BrokerLine line) throws Exception {
    try (FaultProxy proxy = new FaultProxy(line.endpoint(), 1);
        ChatSession writer = line.session(folder, "anna", Role.AGENT, proxy.endpoint());
        ChatSession colleague = line.session(folder, "ben", Role.AGENT);
        ChatSession customer = line.session(folder, "mia", Role.CUSTOMER)) {
      awaitOnline(writer, colleague, customer);
      MessageHandle handle = attach(writer);
      awaitBegun(writer);
      proxy.cut(Ending.RESET);
      assertThat(done(writer)).isLessThan(PARTS);
      awaitSent(handle);
      awaitWhole(colleague, LARGEST);
      awaitWhole(customer, LARGEST);
      awaitWhole(writer, LARGEST);
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerLine.class)
  void whoWasAwayInTheMiddleHasTheWholeFileAfterwards(BrokerLine line) throws Exception {
    try (ChatSession writer = line.session(folder, "anna", Role.AGENT)) {
      MessageHandle handle;
      try (ChatSession colleague = line.session(folder, "ben", Role.AGENT)) {
        awaitOnline(writer, colleague);
        handle = attach(writer);
        awaitBegun(colleague);
      }
      awaitSent(handle);
      try (ChatSession colleague = line.session(folder, "ben", Role.AGENT)) {
        awaitWhole(colleague, LARGEST);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerLine.class)
  void aPartThatTheBrokerLostIsAskedForAndPublishedAgain(BrokerLine line) throws Exception {
    byte[] bytes = SampleBytes.of(3 * Attachment.MAX_PART_BYTES + 1);
    Envelope event = Envelope.of(Ids.message(System.currentTimeMillis()), room, EventType.MESSAGE,
        new Sender(room, "Mia", Role.CUSTOMER), "phone-" + room, System.currentTimeMillis());
    List<Envelope> parts = new ArrayList<>();
    Attachments.split(event, file(bytes)).forEach(part -> parts.add(part.withSeq(parts.size() + 1)));
    LiveTap[] tap = new LiveTap[1];
    ConnectRequest request = new ConnectRequest(line.endpoint(), line.broker().agent(), TlsTrust.SYSTEM,
        new InboxName("any", false), List.of(new TopicFilter("live/" + room, false)), ConnectRequest.DEFAULT_TIMEOUT,
        Duration.ofSeconds(10));
    tap[0] = new LiveTap(new Transports(), request, heard -> {
      SeqRange asked = heard.envelope().resend();
      if (asked != null && event.stream() != null && event.stream().equals(asked.stream())) {
        for (Envelope part : parts.subList((int) asked.from() - 1, (int) asked.to())) {
          var _ = tap[0].publish(new Topic.Chat(room), part);
        }
      }
    });
    try (LiveTap customer = tap[0];
        ChatSession first = line.session(folder, "anna", Role.AGENT);
        ChatSession second = line.session(folder, "ben", Role.AGENT)) {
      customer.connect().get(SOON.toSeconds(), TimeUnit.SECONDS);
      awaitOnline(first, second);
      for (int part : new int[]{0, 1, 3}) {
        customer.publish(new Topic.Chat(room), parts.get(part)).get(SOON.toSeconds(), TimeUnit.SECONDS);
      }
      awaitWhole(first, bytes);
      awaitWhole(second, bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerLine.class)
  void aNewcomerGetsAFileOfFiveMebibytesFromAColleague(BrokerLine line) throws Exception {
    try (ChatSession writer = line.session(folder, "anna", Role.AGENT)) {
      awaitSent(attach(writer));
      try (ChatSession newcomer = line.session(folder, "ben", Role.AGENT)) {
        awaitWhole(newcomer, LARGEST);
      }
    }
  }
}
