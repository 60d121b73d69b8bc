package io.deskwire.message;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One subscription of a client, in MQTT form with {@code +} for exactly one level.
 *
 * @param pattern for example {@code chat/+/desk}
 * @param durable whether the broker keeps matching events while the client is away
 */
public record TopicFilter(String pattern, boolean durable) {
  private static final Pattern OWN = Pattern.compile("^(desk/(?:inbox|probe|answer)/)[^+#]+$");

  /**
   * What a console reads, and nothing else. A wildcard over several levels is never among them: it would queue typing
   * events for weeks (measured on RabbitMQ and Artemis).
   *
   * @param installation the installation's own secret name for its inbox marker, probes and answers
   */
  public static List<TopicFilter> console(String installation) {
    return List.of(new TopicFilter("chat/+", true), new TopicFilter("chat/+/desk", true),
        new TopicFilter("desk/rooms/+", true), new TopicFilter(new Topic.Inbox(installation).path(), true),
        new TopicFilter("live/+", false), new TopicFilter("desk/agents/+", false),
        new TopicFilter(new Topic.Probe(installation).path(), false), new TopicFilter("desk/ask", false),
        new TopicFilter(new Topic.Answer(installation).path(), false));
  }

  /** As an administrator needs to read it. What is an installation's own is a secret, and left out. */
  public String shown() {
    return OWN.matcher(pattern).replaceFirst("$1…");
  }

  /** The secret name in it; empty where there is none. */
  public String secret() {
    return OWN.matcher(pattern).matches() ? pattern.substring(pattern.lastIndexOf('/') + 1) : "";
  }

  /** Never the secret name: requests are logged with their filters. */
  @Override
  public String toString() {
    return shown() + (durable ? "" : " (transient)");
  }

  /** Whether an event of this topic would be delivered for this filter. */
  public boolean matches(String path) {
    String[] want = pattern.split("/", -1);
    String[] have = path.split("/", -1);
    if (want.length != have.length) {
      return false;
    }
    for (int i = 0; i < want.length; i++) {
      if (!want[i].equals("+") && !want[i].equals(have[i])) {
        return false;
      }
    }
    return true;
  }
}
