package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Answer;
import io.deskwire.message.Ask;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.room.Owner;
import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that the broker has kept nothing for is told of the active rooms by a colleague's. */
class NewcomerTest {
  @TempDir
  private Path folder;

  private static List<FakeTransport.Sent> sent(TestDesk desk, EventType type) {
    return desk.broker().line().live().stream().filter(each -> each.envelope().eventType().orElse(null) == type)
        .toList();
  }

  private static void deliver(TestDesk desk, String topic, Envelope event) {
    desk.broker().line().deliver(topic, EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  @Test
  void asksAtTheFirstConnectionUntilSomebodyAnswers() {
    try (TestDesk desk = new TestDesk(folder)) {
      desk.connect();
      desk.keepAlive(Duration.ofSeconds(5));
      List<FakeTransport.Sent> asked = sent(desk, EventType.ASK);
      assertThat(asked).extracting(each -> Objects.requireNonNull(each.envelope().ask()).attempt())
          .containsExactly(0, 1, 2);
      answer(desk, asked.getLast().envelope().id(), List.of(), true);
      desk.keepAlive(Duration.ofSeconds(30));
      assertThat(sent(desk, EventType.ASK)).hasSize(3);
      desk.restart();
      desk.connect();
      desk.keepAlive(Duration.ofSeconds(30));
      assertThat(sent(desk, EventType.ASK)).isEmpty();
    }
  }

  @Test
  void aloneItStopsAsking() {
    try (TestDesk desk = new TestDesk(folder)) {
      desk.connect();
      desk.keepAlive(Duration.ofMinutes(5));
      assertThat(sent(desk, EventType.ASK)).hasSize(6);
    }
  }

  private static void answer(TestDesk desk, String question, List<Answer.Item> items, boolean last) {
    deliver(desk, "desk/answer/x", Envelope.of(Ids.message(1), "", EventType.ANSWER,
        new Sender("ben", "Ben", Role.AGENT), "bens", desk.loop().wallMillis())
        .withAnswer(new Answer(question, items, last)));
  }

  /** The broker's backlog can be slower than a colleague. */
  @Test
  void whatComesBehindTheAnswerIsToldAsLate() {
    try (TestDesk desk = new TestDesk(folder)) {
      List<ChatEvent> told = new ArrayList<>();
      desk.session().events(0, told::add);
      desk.connect();
      deliver(desk, "chat/r1", mia(desk, 20));
      String question = sent(desk, EventType.ASK).getLast().envelope().id();
      desk.loop().advance(Duration.ofMillis(100)); // as far apart as people write
      Envelope newest = mia(desk, 23);
      answer(desk, question, List.of(new Answer.Item("chat/r1", desk.loop().wallMillis(), newest)), true);
      deliver(desk, "chat/r1", mia(desk, 21));
      deliver(desk, "chat/r1", mia(desk, 22));
      desk.loop().settle();
      assertThat(desk.history("r1")).extracting(ChatMessage::text).containsExactly("mia 20", "mia 21", "mia 22",
          "mia 23");
      assertThat(told).extracting(event -> event.envelope().text()).containsExactly("mia 20", "mia 23", "mia 21",
          "mia 22");
      assertThat(told).extracting(ChatEvent::late).containsExactly(false, true, true, true);
      assertThat(desk.room("r1").summary().orElseThrow().missing()).isEmpty();
    }
  }

  private static Envelope mia(TestDesk desk, long seq) {
    return Envelope.of(Ids.message(1), "r1", EventType.MESSAGE, new Sender("r1", "Mia", Role.CUSTOMER), "phone",
        desk.loop().wallMillis()).withText("mia " + seq).withSeq(seq);
  }

  /** One console's answer is another one's history: state, lines, and what still waits. */
  @Test
  void learnsRoomsFromAColleague(@TempDir Path other) {
    try (TestDesk ben = new TestDesk(other); TestDesk anna = new TestDesk(folder)) {
      ben.connect();
      ben.keepAlive(Duration.ofSeconds(30));
      for (int i = 1; i <= 60; i++) {
        long now = ben.loop().wallMillis() + i;
        deliver(ben, "chat/r1", Envelope.of(Ids.message(now), "r1", EventType.MESSAGE,
            new Sender("r1", "Mia", Role.CUSTOMER), "phone", now).withText("mia " + i).withSeq(i));
      }
      ben.send("r1", "ben answers");
      ben.confirmLast();
      ben.await(ben.room("r1").close("solved"));
      ben.confirmLast();
      long later = ben.loop().wallMillis() + 100;
      deliver(ben, "chat/r2", Envelope.of(Ids.message(later), "r2", EventType.MESSAGE,
          new Sender("r2", "Tom", Role.CUSTOMER), "toms", later).withText("anybody there?").withSeq(1));
      ben.send("r2", "not left yet");

      anna.connect();
      Envelope question = sent(anna, EventType.ASK).getLast().envelope();
      assertThat(Objects.requireNonNull(question.ask()).rooms()).isEmpty();
      Envelope asBen = new Envelope(question.id(), "", question.type(), new Sender("carl", "Carl", Role.AGENT), "carls",
          0, ben.loop().wallMillis(), null, null, null, null, null, null, null, null,
          new Ask("annas", List.of(), 0), null, question.other());
      deliver(ben, "desk/ask", asBen);
      ben.keepAlive(Duration.ofSeconds(2));
      List<Answer> answers = new ArrayList<>();
      sent(ben, EventType.ANSWER).forEach(each -> answers.add(Objects.requireNonNull(each.envelope().answer())));
      assertThat(answers).isNotEmpty();
      for (Answer each : answers) {
        answer(anna, question.id(), each.events(), each.last());
      }

      List<String> texts = anna.history("r1").stream().map(ChatMessage::text).filter(text -> !text.isEmpty()).toList();
      assertThat(texts).hasSizeBetween(40, 60).endsWith("mia 60", "ben answers");
      RoomSummary r1 = anna.room("r1").summary().orElseThrow();
      assertThat(r1.owner().kind()).isEqualTo(Owner.Kind.CLOSED);
      assertThat(r1.missing()).isEmpty();
      assertThat(r1.unread()).as("it is answered").isZero();
      RoomSummary r2 = anna.room("r2").summary().orElseThrow();
      assertThat(r2.unread()).isEqualTo(1);
      assertThat(anna.history("r2")).extracting(ChatMessage::text).containsExactly("anybody there?");
      assertThat(anna.history("r2")).extracting(ChatMessage::late).containsExactly(false);
    }
  }
}
