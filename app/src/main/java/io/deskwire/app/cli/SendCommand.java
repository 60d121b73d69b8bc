package io.deskwire.app.cli;

import io.deskwire.app.platform.DataFolder;
import io.deskwire.message.Envelope;
import io.deskwire.message.Role;
import io.deskwire.message.Topic;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.Profile;
import io.deskwire.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "send", mixinStandardHelpOptions = true, description = "Sends one message. It is on disk before anything"
    + " else happens, and leaves later when the broker cannot be reached now.")
final class SendCommand implements Callable<Integer> {
  /** What Java makes of a byte that it cannot read. */
  private static final char LOST = '\uFFFD';

  private final CliContext context;

  @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Where to send it.")
  private String endpoint = "";

  @Option(names = "--room", required = true, paramLabel = "R", description = "Room to write in.")
  private String room = "";

  @Option(names = "--text", required = true, paramLabel = "T", description = "What to write.")
  private String text = "";

  @Option(names = "--as", paramLabel = "SIDE", defaultValue = "agent", description = "Who writes: agent (default) or"
      + " customer.")
  private Side side = Side.AGENT;

  @Option(names = "--wait", paramLabel = "STATE", defaultValue = "sent", description = "Until when to wait: sent"
      + " (default; the broker has it) or delivered (the other side has it).")
  private Until until = Until.SENT;

  @Option(names = "--timeout", paramLabel = "S", defaultValue = "10", description = "How many seconds to wait (10).")
  private double timeout;

  @Mixin
  private ConnectionOptions connection = new ConnectionOptions();

  @Mixin
  private DataOptions data = new DataOptions();

  SendCommand(CliContext context) {
    this.context = context;
  }

  enum Side {
    AGENT, CUSTOMER
  }

  enum Until {
    SENT, DELIVERED
  }

  @Override
  public Integer call() throws Exception {
    check();
    Connection to = connection.to(endpoint, context);
    DataFolder folder = data.folder(context.environment());
    folder.prepare();
    Optional<SendRequest.Reply> reply = Handover.ask(folder, context.environment(), request(to));
    if (reply.isPresent()) {
      return report(reply.get());
    }
    context.interruption().hold(); // from here on it must be said whether the message is kept
    try (ChatSession session = context.sessions().apply(profile(to, folder))) {
      MessageHandle handle = session.room(room).send(text);
      try (Delivery delivery = new Delivery(session, handle, wanted(until == Until.DELIVERED))) {
        context.interruption().then(delivery::giveUp);
        @Nullable
        String problem = delivery.await(waiting());
        return report(new SendRequest.Reply(handle.id(),
            problem == null || delivery.hasLeft() ? problem : kept(problem, folder)));
      }
    } catch (StoreException e) {
      throw new CommandFailure(notStored(e), e);
    }
  }

  private void check() throws CommandFailure {
    if ((room + text).indexOf(LOST) >= 0 && !context.environment().readsAllArguments()) {
      throw CommandFailure.usage("Characters of the message were lost on the way, because the locale is not UTF-8."
          + " Nothing was stored; set LC_ALL=C.UTF-8 and send it again.");
    }
    if (!Topic.isName(room)) {
      throw CommandFailure.usage(badRoom(room));
    }
    if (text.isBlank()) {
      throw CommandFailure.usage("There is nothing to send: --text is empty.");
    }
    if (text.length() > Envelope.MAX_TEXT) {
      throw CommandFailure.usage("The text has " + text.length() + " characters; " + Envelope.MAX_TEXT
          + " is the most that one message may have.");
    }
    if (!(timeout > 0 && timeout <= 86_400)) {
      throw CommandFailure.usage("--timeout must be more than 0 and at most 86400 seconds.");
    }
  }

  static String badRoom(String room) {
    return "\"" + room.replaceAll("\\p{Cntrl}", "?") + "\" cannot be a room: 1 to " + Topic.MAX_ROOM_LENGTH
        + " characters, none of them a control character, / + or #.";
  }

  private Duration waiting() {
    return Duration.ofMillis(Math.max(1, Math.round(timeout * 1000)));
  }

  static DeliveryState wanted(boolean delivered) {
    return delivered ? DeliveryState.DELIVERED : DeliveryState.SENT;
  }

  private SendRequest request(Connection to) {
    return new SendRequest(SendRequest.SEND, to.endpoint().url(), room, text, side == Side.CUSTOMER,
        until == Until.DELIVERED, waiting().toMillis());
  }

  private Profile profile(Connection to, DataFolder folder) {
    Agent agent = side == Side.CUSTOMER
        ? new Agent(room, "", Role.CUSTOMER)
        : new Agent(ownName(connection.user().isEmpty() ? context.environment().userName() : connection.user()),
            "", Role.AGENT);
    Profile usual = Profile.of("command line", agent, to.endpoint(), to.credentials(), folder.path());
    return usual.withTrust(to.trust());
  }

  /** A name that may stand in topics. */
  static String ownName(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9_-]", "-");
    return clean.isEmpty() ? "agent" : clean.substring(0, Math.min(64, clean.length()));
  }

  static String kept(String problem, DataFolder folder) {
    return problem + " The message is kept in " + folder.path()
        + " and leaves, in order and before newer ones, with the"
        + " next connection of any Deskwire command or console on that data folder.";
  }

  static String notStored(StoreException reason) {
    return reason.getMessage() + " This message was not stored; send it again afterwards.";
  }

  private int report(SendRequest.Reply reply) throws CommandFailure {
    if (reply.problem() != null) {
      throw new CommandFailure(reply.problem(), null);
    }
    context.out().println(reply.id());
    return ExitCode.DONE;
  }
}
