package io.deskwire.app.console;

import io.deskwire.message.Ids;
import io.deskwire.session.LatencyProbe;
import io.deskwire.session.Profile;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TlsException;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.UnreachableException;
import io.deskwire.ui.settings.ConnectionTester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tries a profile with a line that leaves nothing behind. */
final class LineTester implements ConnectionTester {
  private final TransportFactory transports;

  LineTester(TransportFactory transports) {
    this.transports = transports;
  }

  @Override
  public CompletableFuture<List<Step>> test(Profile profile) {
    CompletableFuture<List<Step>> result = new CompletableFuture<>();
    Thread.ofVirtual().name("connection-test").start(() -> {
      try {
        result.complete(steps(profile));
      } catch (InterruptedException e) {
        result.complete(List.of(new Step(false, "The test was interrupted.", null)));
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  private List<Step> steps(Profile profile) throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    for (Endpoint endpoint : profile.endpoints()) {
      steps.addAll(steps(profile, endpoint));
    }
    return steps;
  }

  private List<Step> steps(Profile profile, Endpoint endpoint) throws InterruptedException {
    return endpoint.dialect().isJson() ? gateway(profile, endpoint) : broker(profile, endpoint);
  }

  private List<Step> broker(Profile profile, Endpoint endpoint) throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    try (LatencyProbe probe = LatencyProbe.open(transports, endpoint, profile.credentials(), profile.trust(),
        ConnectRequest.DEFAULT_TIMEOUT)) {
      steps.addAll(reached(endpoint));
      steps.add(new Step(true, "Signed in and subscribed.", null));
      double millis = probe.probe();
      steps.add(Double.isNaN(millis)
          ? new Step(false, "A message was sent but did not come back.",
              "Ask the broker's administrator whether this user may write and read desk/probe/….")
          : new Step(true, String.format(Locale.ROOT, "A message went there and back in %.0f ms.", millis), null));
    } catch (TransportException e) {
      steps.add(failed(e));
    }
    return steps;
  }

  /** Where nobody signs in and nothing can be sent to oneself, the next hop alone can be asked. */
  private List<Step> gateway(Profile profile, Endpoint endpoint) throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    ConnectRequest request = new ConnectRequest(endpoint, profile.credentials(), profile.trust(),
        new InboxName(Ids.secret(), false), List.of(), ConnectRequest.DEFAULT_TIMEOUT,
        ConnectRequest.DEFAULT_HEART_BEAT);
    try (Transport line = transports.create(request, new Unheard())) {
      await(line.connect());
      steps.addAll(reached(endpoint));
      long start = System.nanoTime();
      double millis = (await(line.ping()) - start) / 1e6;
      steps.add(new Step(true, String.format(Locale.ROOT, "The gateway answered in %.0f ms.", millis), null));
      steps.add(new Step(true, "This line carries messages alone: nobody signs in, and nothing is confirmed.", null));
    } catch (TransportException e) {
      steps.add(failed(e));
    }
    return steps;
  }

  private static <T> T await(CompletableFuture<T> answer) throws TransportException, InterruptedException {
    try {
      return answer.get(ConnectRequest.DEFAULT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TransportException reason
          ? reason
          : new ConnectionLostException("The connection failed unexpectedly.", e.getCause());
    } catch (TimeoutException e) {
      throw new ConnectionLostException("The gateway does not answer; check the address.", e);
    }
  }

  private static List<Step> reached(Endpoint endpoint) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(true, endpoint.host() + " answers on port " + endpoint.port() + ".", null));
    if (endpoint.dialect().tls()) {
      steps.add(new Step(true, "Its certificate is trusted and is for this host.", null));
    }
    return steps;
  }

  private static Step failed(TransportException e) {
    String sentence = String.valueOf(e.getMessage());
    // most sentences end with what to do, after a semicolon: it need not be said twice
    return new Step(false, sentence, sentence.indexOf(';') >= 0 ? null : advice(e));
  }

  /** What customers write during a test is not looked at. */
  private static final class Unheard implements TransportListener {
    @Override
    public void received(Inbound inbound) {}

    @Override
    public void proofOfLife(long nanos) {}

    @Override
    public void closed(TransportException reason) {}
  }

  private static @Nullable String advice(TransportException problem) {
    return switch (problem) {
      case BadEndpointException _ -> "Correct the address.";
      case UnreachableException _ -> "Check the address and that the broker runs; a firewall may be in the way.";
      case TlsException _ -> "Give the desk's own certificate authority, or ask the administrator.";
      case SignInException _ -> "Check user and password.";
      case RefusedException _ -> "Ask the broker's administrator for the permissions of an agent.";
      case ConnectionLostException _ -> "Try again; when it happens again, ask the administrator.";
    };
  }
}
