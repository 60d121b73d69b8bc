package io.deskwire.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One envelope of every type, with every field that the type has, as the product writes it. */
public final class SampleEnvelopes {
  private static final long NOW = 1_750_000_000_000L;
  private static final Sender ANNA = new Sender("anna", "Anna", Role.AGENT);
  private static final Sender MIA = new Sender("r1", "Mia", Role.CUSTOMER);

  private SampleEnvelopes() {}

  /** The topic where an event of this type belongs. */
  public static Topic topic(EventType type) {
    return switch (type) {
      case OPENED, LEFT, MESSAGE -> new Topic.Chat("r1");
      case JOINED, VOID -> new Topic.Desk("r1");
      case MARKER -> new Topic.Inbox("marker");
      case TYPING, RECEIPT, RESEND -> new Topic.Live("r1");
      case PRESENCE -> new Topic.Agent("anna");
      case PROBE -> new Topic.Probe("probe");
      case ASK -> new Topic.Ask();
      case ANSWER -> new Topic.Answer("answer");
      default -> new Topic.RoomState("r1");
    };
  }

  /** An envelope of this type. */
  public static Envelope of(EventType type) {
    Topic topic = topic(type);
    Sender from = topic instanceof Topic.Chat || topic instanceof Topic.Live ? MIA : ANNA;
    Envelope plain = new Envelope(Ids.message(NOW), topic.roomId().orElse(""), type.wire(), from, "stream",
        topic.durable() ? 7 : 0, NOW, null, null, null, null, null, null, null, null, null, null, Map.of());
    return switch (type) {
      case MESSAGE -> file(plain.withText("On its way.\n\u00e4\u20ac\ud83d\udce6").withReplyTo(Ids.message(NOW)));
      case NOTE -> plain.withText("Be kind.");
      case OPENED -> plain.withOpened(new Opened("web", "mqtt", "/checkout", "de", "orders"));
      case RECEIPT -> plain.withReceipt(new Receipt(Map.of("s1", 7L), Map.of("s1", 5L), Map.of("chat/r1", 9L)));
      case PRESENCE -> plain.withPresence(new Presence("online", 1, 4, "stomp+wss", "r1",
          List.of(new Presence.RoomFigures("r1", 12.5, 40, 0, 0)), Map.of("chat/r1/desk", 12L), "0.1.0"));
      case RESEND -> plain.withResend(new SeqRange("s1", "chat/r1", 3, 5));
      case ASK -> plain.withResend(new SeqRange("s1", "chat/r1", 3, 5)).withAsk(new Ask("answer", List.of("r1"), 1));
      case ANSWER -> plain.withAnswer(new Answer("ask", List.of(new Answer.Item("chat/r1", NOW,
          of(EventType.MESSAGE))), true));
      default -> TopicRules.isRoomState(type) ? plain.withState(change(type)) : plain;
    };
  }

  private static Envelope file(Envelope e) {
    Attachment picture = new Attachment("file", "a.png", "image/png", 3, 0, 1, new byte[]{1, 2, 3}, 20, 10);
    return new Envelope(e.id(), e.room(), e.type(), e.from(), e.stream(), e.seq(), e.sentAt(), e.text(), e.replyTo(),
        picture, null, null, null, null, null, null, null, Map.of());
  }

  private static StateChange change(EventType type) {
    return new StateChange(3, new Hlc(NOW, 2), only(type, EventType.TRANSFERRED, "ben"),
        only(type, EventType.QUEUED, "orders"), type == EventType.BLOCKED
            ? "Insults."
            : only(type, EventType.TRANSFERRED, "He knows the parcel."),
        type == EventType.SNOOZED ? NOW + 60_000 : 0,
        type == EventType.TAGGED || type == EventType.UNTAGGED || type == EventType.CLOSED ? "solved" : null,
        type == EventType.PRIORITY ? 2 : 0, type == EventType.RAISED,
        type == EventType.CLOSED ? Map.of("s1", 7L) : Map.of(), type == EventType.CLOSED ? List.of("id-1") : List.of());
  }

  private static @Nullable String only(EventType type, EventType wanted, String value) {
    return type == wanted ? value : null;
  }
}
