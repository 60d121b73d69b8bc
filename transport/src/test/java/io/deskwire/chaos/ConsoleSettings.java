package io.deskwire.chaos;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.Profile;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a console of its own process is told at its start.
 *
 * @param name      of the agent; sender and consumer in the history
 * @param folder    for the data folder, the history and what it prints
 * @param ca        whom it believes beside the system's authorities; null for nobody
 * @param heartBeat 1 s or more
 */
record ConsoleSettings(String name, Path folder, List<Endpoint> endpoints, Profile.Standby standby,
    Credentials credentials, @Nullable Path ca, Duration heartBeat) {

  Path history() {
    return folder.resolve("history.jsonl");
  }

  Path data() {
    return folder.resolve("data");
  }

  Profile profile() {
    Profile profile = new Profile("desk", new Agent(name, name, Role.AGENT), endpoints, credentials, new TlsTrust(ca),
        Profile.Replies.DESK, standby, data(), heartBeat);
    return profile;
  }

  List<String> toArguments() {
    List<String> words = new ArrayList<>(List.of(name, folder.toString(), standby.name(), credentials.user(),
        credentials.password(), ca == null ? "" : ca.toString(), String.valueOf(heartBeat.toMillis())));
    endpoints.forEach(endpoint -> words.add(endpoint.url()));
    return words;
  }

  static ConsoleSettings of(String... words) throws BadEndpointException {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 7; i < words.length; i++) {
      endpoints.add(Endpoint.parse(words[i]));
    }
    return new ConsoleSettings(words[0], Path.of(words[1]), endpoints, Profile.Standby.valueOf(words[2]),
        new Credentials(words[3], words[4]), words[5].isEmpty() ? null : Path.of(words[5]),
        Duration.ofMillis(Long.parseLong(words[6])));
  }
}
