package io.deskwire.app.console;

import io.deskwire.session.LatencyProbe;
import io.deskwire.session.Profile;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TlsException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.UnreachableException;
import io.deskwire.ui.settings.ConnectionTester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
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
    List<Step> steps = new ArrayList<>();
    try (LatencyProbe probe = LatencyProbe.open(transports, endpoint, profile.credentials(), profile.trust(),
        ConnectRequest.DEFAULT_TIMEOUT)) {
      steps.add(new Step(true, endpoint.host() + " answers on port " + endpoint.port() + ".", null));
      if (endpoint.dialect().tls()) {
        steps.add(new Step(true, "Its certificate is trusted and is for this host.", null));
      }
      steps.add(new Step(true, "Signed in and subscribed.", null));
      double millis = probe.probe();
      steps.add(Double.isNaN(millis)
          ? new Step(false, "A message was sent but did not come back.",
              "Ask the broker's administrator whether this user may write and read desk/probe/….")
          : new Step(true, String.format(Locale.ROOT, "A message went there and back in %.0f ms.", millis), null));
    } catch (TransportException e) {
      String sentence = String.valueOf(e.getMessage());
      // most sentences end with what to do, after a semicolon: it need not be said twice
      steps.add(new Step(false, sentence, sentence.indexOf(';') >= 0 ? null : advice(e)));
    }
    return steps;
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
