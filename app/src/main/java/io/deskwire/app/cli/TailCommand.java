package io.deskwire.app.cli;

import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Ids;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.session.LiveTap;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "tail", mixinStandardHelpOptions = true, description = "Prints what happens at a desk, one JSON object"
    + " per line, and leaves no trace there.")
final class TailCommand implements Callable<Integer> {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final CliContext context;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();

  @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Where to listen.")
  private String endpoint = "";

  @Option(names = "--room", paramLabel = "R", description = "Only this room.")
  private @Nullable String room;

  @Option(names = "--count", paramLabel = "N", description = "Ends after so many events.")
  private @Nullable Integer count;

  @Option(names = "--timeout", paramLabel = "S", description = "Ends after so many seconds; with --count it is a failure"
      + " when fewer events came.")
  private @Nullable Double timeout;

  @Option(names = "--live", description = "Typing, receipts and presence too.")
  private boolean live;

  @Mixin
  private ConnectionOptions connection = new ConnectionOptions();

  TailCommand(CliContext context) {
    this.context = context;
  }

  /** What the transport's thread hands to the printing one. */
  private sealed interface Step {
    record Line(String json) implements Step {}

    record Over(TransportException reason) implements Step {}
  }

  @Override
  public Integer call() throws Exception {
    if (count != null && count < 1) {
      throw CommandFailure.usage("--count must be at least 1.");
    }
    if (room != null && !Topic.isName(room)) {
      throw CommandFailure.usage(SendCommand.badRoom(room));
    }
    Connection to = connection.to(endpoint, context);
    long start = System.nanoTime();
    long deadline = timeout == null ? Long.MAX_VALUE : start + Math.round(timeout * 1e9);
    ConnectRequest request = new ConnectRequest(to.endpoint(), to.credentials(), to.trust(),
        new InboxName(Ids.secret(), false), filters(), connectTimeout(), ConnectRequest.DEFAULT_HEART_BEAT);
    try (LiveTap tap = new LiveTap(context.transports(), request, new Printer())) {
      connect(tap);
      context.err().println("Listening at " + to.endpoint() + ".");
      return print(deadline);
    }
  }

  private Duration connectTimeout() {
    Duration usual = ConnectRequest.DEFAULT_TIMEOUT;
    Duration given = timeout == null ? usual : Duration.ofMillis(Math.max(1, Math.round(timeout * 1e3)));
    return given.compareTo(usual) < 0 ? given : usual;
  }

  private static void connect(LiveTap tap) throws Exception {
    try {
      tap.connect().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TransportException reason ? reason : e;
    }
  }

  private List<TopicFilter> filters() {
    String any = room == null ? "+" : room;
    List<TopicFilter> filters = new ArrayList<>(List.of(new TopicFilter("chat/" + any, false),
        new TopicFilter("chat/" + any + "/desk", false), new TopicFilter("desk/rooms/" + any, false)));
    if (live) {
      filters.add(new TopicFilter("live/" + any, false));
      if (room == null) {
        filters.add(new TopicFilter("desk/agents/+", false));
      }
    }
    return filters;
  }

  private int print(long deadline) throws Exception {
    int printed = 0;
    while (count == null || printed < count) {
      @Nullable
      Step step = deadline == Long.MAX_VALUE
          ? steps.take()
          : steps.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      switch (step) {
        case null -> {
          if (count != null) {
            throw new CommandFailure("Only " + printed + " of " + count + " events came within " + timeout + " s.",
                null);
          }
          return ExitCode.DONE;
        }
        case Step.Over(TransportException reason) -> throw new CommandFailure(
            reason.getMessage() + " What comes from now on is not printed; start tail again when the broker is there.",
            reason);
        case Step.Line(String json) -> {
          context.out().println(json);
          printed++;
          if (context.out().checkError()) { // whoever read has seen enough: `tail | head -1`
            return ExitCode.DONE;
          }
        }
      }
    }
    return ExitCode.DONE;
  }

  private final class Printer implements LiveTap.Listener {
    @Override
    public void event(LiveTap.Tapped event) {
      if (room != null && !event.envelope().room().equals(room)) {
        return; // a line without subscriptions carries every room
      }
      steps.add(new Step.Line(json(event)));
    }

    @Override
    public void rejected(String topic, int bytes, String reason) {
      ObjectNode line = MAPPER.createObjectNode();
      line.put("topic", topic);
      line.put("receivedAt", System.currentTimeMillis());
      line.put("rejected", reason);
      line.put("bytes", bytes);
      steps.add(new Step.Line(line.toString()));
    }

    @Override
    public void closed(TransportException reason) {
      steps.add(new Step.Over(reason));
    }

    private static String json(LiveTap.Tapped event) {
      ObjectNode line = MAPPER.createObjectNode();
      line.put("topic", event.topic());
      line.put("receivedAt", event.arrivedAt());
      line.put("verified", event.verified());
      JsonNode envelope = MAPPER.readTree(EnvelopeCodec.encode(event.envelope()));
      envelope.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
      return line.toString();
    }
  }
}
