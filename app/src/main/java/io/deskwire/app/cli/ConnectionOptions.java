package io.deskwire.app.cli;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return new Connection(endpoint(url), credentials(context), trust());
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
