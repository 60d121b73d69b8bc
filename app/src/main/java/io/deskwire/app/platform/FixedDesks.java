package io.deskwire.app.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the administrator's desks and the user's meet: where a desk is, the one says; who answers there, the other. */
final class FixedDesks {
  private FixedDesks() {}

  /** The administrator's desks in their order, each with the user's identity at it. */
  static List<Settings.Desk> over(Settings fixed, Settings own) {
    List<Settings.Desk> desks = new ArrayList<>();
    List<String> used = new ArrayList<>(own.desks().retired());
    own.profiles().forEach(desk -> used.add(desk.folder()));
    for (Settings.Desk desk : fixed.profiles()) {
      Settings.Desk held = ownOf(desk, own.profiles()).map(desk::answeredBy)
          .orElseGet(() -> desk.answeredByNobody(Settings.freeFolder(used)));
      used.add(held.folder());
      desks.add(held);
    }
    return desks;
  }

  /** By name, or else by the first endpoint: a desk that was typed before the administrator named it is the same. */
  private static Optional<Settings.Desk> ownOf(Settings.Desk fixed, List<Settings.Desk> own) {
    return own.stream().filter(desk -> desk.name().equals(fixed.name())).findFirst()
        .or(() -> own.stream().filter(desk -> !desk.endpoints().isEmpty()
            && desk.endpoints().getFirst().equals(fixed.endpoints().getFirst())).findFirst());
  }
}
