package io.deskwire.app.cli;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** User and certificate authority, shared by all commands that connect. The password is never an argument: others could read it. */
final class ConnectionOptions {
  @Option(names = "--user", paramLabel = "NAME", description = "User to sign in with. The password comes from"
      + " DESKWIRE_PASSWORD, or is asked for.")
  private String user = "";

  @Option(names = "--ca-file", paramLabel = "FILE", description = "PEM file with the desk's own certificate authority.")
  private @Nullable Path caFile;

  Connection to(String url, CliContext context) throws CommandFailure {
    return new Connection(endpoint(url), List.of(), credentials(context), trust());
  }

  /** As {@link #to}, with the endpoints after the first standing by. */
  Connection to(List<String> urls, CliContext context) throws CommandFailure {
    List<Endpoint> standby = new ArrayList<>();
    for (String url : urls.subList(1, urls.size())) {
      standby.add(endpoint(url));
    }
    Connection first = to(urls.getFirst(), context);
    return new Connection(first.endpoint(), List.copyOf(standby), first.credentials(), first.trust());
  }

  static Endpoint endpoint(String url) throws CommandFailure {
    try {
      return Endpoint.parse(url);
    } catch (BadEndpointException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  Credentials credentials(CliContext context) throws CommandFailure {
    if (user.isEmpty()) {
      return Credentials.NONE;
    }
    Optional<String> password = context.environment().password();
    if (password.isEmpty()) {
      password = Optional.ofNullable(context.prompt().apply("Password of " + user + ": "));
    }
    return new Credentials(user, password.orElseThrow(() -> new CommandFailure("No password for " + user
        + ": set DESKWIRE_PASSWORD, or run the command in a terminal where it can be asked for.", null)));
  }

  TlsTrust trust() throws CommandFailure {
    if (caFile != null && !Files.isReadable(caFile)) {
      throw new CommandFailure("The file " + caFile + " with the certificate authority cannot be read.", null);
    }
    return new TlsTrust(caFile);
  }

  String user() {
    return user;
  }
}
