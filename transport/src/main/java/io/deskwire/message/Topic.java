package io.deskwire.message;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A topic of the protocol in its MQTT form, for example {@code chat/r1/desk}. The topic, not the payload, decides the
 * room and whether a customer or the desk has written. Dialects that write dots instead of slashes translate at their
 * border; nothing above a transport sees anything but this form.
 */
public sealed interface Topic {

  /** The longest room name taken from outside, in UTF-16 characters. */
  int MAX_ROOM_LENGTH = 128;

  /** The MQTT form, for example {@code chat/r1/desk}. */
  String path();

  /** Whether the broker keeps events of this topic for a console that is away. */
  boolean durable();

  /** {@code chat/{room}}: what a customer writes. */
  record Chat(String room) implements Topic {
    @Override
    public String path() {
      return "chat/" + room;
    }

    @Override
    public boolean durable() {
      return true;
    }
  }

  /** {@code chat/{room}/desk}: what the desk answers; read by the customer and by every console. */
  record Desk(String room) implements Topic {
    @Override
    public String path() {
      return "chat/" + room + "/desk";
    }

    @Override
    public boolean durable() {
      return true;
    }
  }

  /** {@code desk/rooms/{room}}: room state and notes; the customer never sees it. */
  record RoomState(String room) implements Topic {
    @Override
    public String path() {
      return "desk/rooms/" + room;
    }

    @Override
    public boolean durable() {
      return true;
    }
  }

  /** {@code desk/inbox/{marker}}: what one installation sends to itself to learn that its backlog has been read. */
  record Inbox(String marker) implements Topic {
    @Override
    public String path() {
      return "desk/inbox/" + marker;
    }

    @Override
    public boolean durable() {
      return true;
    }
  }

  /** {@code live/{room}}: typing, receipts and requests to resend; never queued. */
  record Live(String room) implements Topic {
    @Override
    public String path() {
      return "live/" + room;
    }

    @Override
    public boolean durable() {
      return false;
    }
  }

  /** {@code desk/agents/{agent}}: presence of one agent. */
  record Agent(String agent) implements Topic {
    @Override
    public String path() {
      return "desk/agents/" + agent;
    }

    @Override
    public boolean durable() {
      return false;
    }
  }

  /** {@code desk/probe/{probe}}: a latency probe of one installation to itself. */
  record Probe(String probe) implements Topic {
    @Override
    public String path() {
      return "desk/probe/" + probe;
    }

    @Override
    public boolean durable() {
      return false;
    }
  }

  /** {@code desk/ask}: a question to whoever has the history. */
  record Ask() implements Topic {
    @Override
    public String path() {
      return "desk/ask";
    }

    @Override
    public boolean durable() {
      return false;
    }
  }

  /** {@code desk/answer/{answer}}: answers to one installation's questions. */
  record Answer(String answer) implements Topic {
    @Override
    public String path() {
      return "desk/answer/" + answer;
    }

    @Override
    public boolean durable() {
      return false;
    }
  }

  /**
   * Reads the MQTT form.
   *
   * @return the topic, or empty when the path is none of the protocol's topics or names an impossible room
   */
  static Optional<Topic> parse(String path) {
    String[] parts = path.split("/", -1);
    for (String part : parts) {
      if (!isName(part)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(switch (parts.length) {
      case 2 -> switch (parts[0]) {
        case "chat" -> new Chat(parts[1]);
        case "live" -> new Live(parts[1]);
        case "desk" -> parts[1].equals("ask") ? new Ask() : null;
        default -> null;
      };
      case 3 -> switch (parts[0]) {
        case "chat" -> parts[2].equals("desk") ? new Desk(parts[1]) : null;
        case "desk" -> switch (parts[1]) {
          case "rooms" -> new RoomState(parts[2]);
          case "inbox" -> new Inbox(parts[2]);
          case "agents" -> new Agent(parts[2]);
          case "probe" -> new Probe(parts[2]);
          case "answer" -> new Answer(parts[2]);
          default -> null;
        };
        default -> null;
      };
      default -> null;
    });
  }

  /** The room that this topic belongs to, or empty for topics of the desk as a whole. */
  default Optional<String> roomId() {
    return Optional.ofNullable(switch (this) {
      case Chat(String room) -> room;
      case Desk(String room) -> room;
      case RoomState(String room) -> room;
      case Live(String room) -> room;
      case Inbox _,Agent _,Probe _,Ask _,Answer _ -> null;
    });
  }

  /**
   * Whether a room that somebody else named can be carried in a topic: 1 to {@value #MAX_ROOM_LENGTH} characters, none
   * of them a control character, {@code /}, {@code +} or {@code #}.
   */
  static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= MAX_ROOM_LENGTH && !Names.FORBIDDEN.matcher(name).find();
  }

  /** Whether a name is one that the product itself would make: {@code [A-Za-z0-9_-]{1,64}}. */
  static boolean isOwnName(String name) {
    return Names.OWN.matcher(name).matches();
  }

  /** Patterns; an interface cannot keep them private. */
  final class Names {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}/+#]");
    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Names() {}
  }
}
