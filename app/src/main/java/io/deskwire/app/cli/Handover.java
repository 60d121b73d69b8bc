package io.deskwire.app.cli;

import io.deskwire.app.Environment;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.PlatformException;
import io.deskwire.app.platform.SingleInstance;
import io.deskwire.session.ChatSession;
import io.deskwire.session.MessageHandle;
import io.deskwire.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Between the open console of a data folder and later starts of the program on it: a second console only brings the
 * first to the front, a {@code send} gives its row to the console, which alone may write to the folder.
 */
public final class Handover implements UnaryOperator<String> {
  private static final String TOO_OLD = "The open console does not understand this command; close it, then try again.";

  private final DataFolder folder;
  private final Supplier<@Nullable ChatSession> session;
  private final Runnable show;

  /**
   * The console's end.
   *
   * @param session of the desk that is open; gives null while nobody is signed in
   * @param show    brings the window to the front; any thread
   */
  public Handover(DataFolder folder, Supplier<@Nullable ChatSession> session, Runnable show) {
    this.folder = folder;
    this.session = session;
    this.show = show;
  }

  /** Asks the open console to come to the front; false when none is open. */
  public static boolean showOpenConsole(DataFolder folder, Environment environment) throws PlatformException {
    return ask(folder, environment, SendRequest.show()).isPresent();
  }

  /** Asks the open console; empty when none is open on the folder. */
  static Optional<SendRequest.Reply> ask(DataFolder folder, Environment environment, SendRequest request)
      throws PlatformException {
    try {
      Optional<String> answer = SingleInstance.ask(folder.socket(environment.runtimeFolder()), request.json());
      return answer.map(SendRequest.Reply::parse);
    } catch (IOException | JacksonException e) {
      throw new PlatformException(
          "The console that is open on " + folder.path() + " did not answer; close it, then try again.", e);
    }
  }

  /** Answers a request; waits as long as the request says. */
  @Override
  public String apply(String line) {
    return answer(line).json();
  }

  private SendRequest.Reply answer(String line) {
    SendRequest request;
    try {
      request = SendRequest.parse(line);
    } catch (JacksonException e) {
      return new SendRequest.Reply(null, TOO_OLD);
    }
    return switch (request.verb()) {
      case SendRequest.SHOW -> {
        show.run();
        yield new SendRequest.Reply(null, null);
      }
      case SendRequest.SEND -> send(request);
      default -> new SendRequest.Reply(null, TOO_OLD);
    };
  }

  private SendRequest.Reply send(SendRequest request) {
    ChatSession open = session.get();
    if (open == null) {
      return refused("no desk is open in it");
    }
    if (request.customer()) {
      return refused("it writes as an agent");
    }
    if (open.profile().endpoints().stream().noneMatch(endpoint -> endpoint.url().equals(request.endpoint()))) {
      return refused("it is connected to " + open.profile().endpoints().getFirst());
    }
    try {
      MessageHandle handle = open.room(request.room()).send(request.text());
      try (Delivery delivery = new Delivery(open, handle, SendCommand.wanted(request.delivered()))) {
        @Nullable
        String problem = delivery.await(Duration.ofMillis(request.timeoutMillis()));
        return new SendRequest.Reply(handle.id(),
            problem == null || delivery.hasLeft()
                ? problem
                : SendCommand.kept(problem, DataFolder.at(open.profile().dataDir())));
      }
    } catch (StoreException e) {
      return new SendRequest.Reply(null, SendCommand.notStored(e));
    } catch (IllegalArgumentException e) {
      return new SendRequest.Reply(null, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused("it is closing");
    }
  }

  private SendRequest.Reply refused(String why) {
    return new SendRequest.Reply(null, "The console that is open on " + folder.path() + " cannot send this: " + why
        + ". Nothing was stored; use another folder with --data-dir, or close the console.");
  }
}
