package io.deskwire.app.console;

import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.Settings;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.settings.ProfileDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desks in the settings. Passwords stay in memory, each for its own desk: one that needs a password asks for it once
 * after every start.
 */
final class DeskBook implements Desks, Desks.Keeper {
  private static final Logger log = LoggerFactory.getLogger(DeskBook.class);

  private final DataFolder folder;
  private final SettingsKeeper settings;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();

  DeskBook(DataFolder folder, SettingsKeeper settings) {
    this.folder = folder;
    this.settings = settings;
  }

  @Override
  public List<Entry> all() {
    return settings.current().profiles().stream()
        .map(desk -> new Entry(desk.folder(), desk.name(), desk.agentName(), desk.endpoints())).toList();
  }

  private Optional<Settings.Desk> desk(String id) {
    return settings.current().profiles().stream().filter(desk -> desk.folder().equals(id)).findFirst();
  }

  /** The one that opens at the start: as chosen, or the one used last, or the first. */
  Optional<String> first() {
    Settings.Desks known = settings.current().desks();
    return desk(known.start()).or(() -> desk(known.last()))
        .or(() -> settings.current().profiles().stream().findFirst()).map(Settings.Desk::folder);
  }

  /** For the desk that opens at the start, what the environment says; for every other one it would be the wrong one. */
  void password(String id, String password) {
    passwords.put(id, password);
  }

  @Override
  public String idOf(Path dataDir) {
    return folder.folderOf(dataDir);
  }

  @Override
  public boolean asks(String id) {
    return profile(id).isEmpty();
  }

  /** Empty when somebody has to type something first. */
  Optional<Profile> profile(String id) {
    return desk(id).filter(Settings.Desk::isAnswered).flatMap(this::profile);
  }

  private Optional<Profile> profile(Settings.Desk desk) {
    String password = passwords.getOrDefault(desk.folder(), "");
    if (desk.endpoints().isEmpty() || (!desk.user().isEmpty() && password.isEmpty())) {
      return Optional.empty();
    }
    try {
      Agent agent = new Agent(desk.agentId(), desk.agentName(), Role.ofWire(desk.role()).orElse(Role.AGENT));
      Credentials credentials = desk.user().isEmpty() ? Credentials.NONE : new Credentials(desk.user(), password);
      List<Endpoint> endpoints = new ArrayList<>();
      for (String url : desk.endpoints()) {
        endpoints.add(Endpoint.parse(url));
      }
      Profile usual = Profile.of(desk.name(), agent, endpoints.getFirst(), credentials, folder.desk(desk.folder()))
          .withEndpoints(endpoints, desk.cold() ? Profile.Standby.COLD : Profile.Standby.WARM);
      String caFile = desk.caFile();
      return Optional.of(usual.withTrust(caFile == null ? TlsTrust.SYSTEM : new TlsTrust(Path.of(caFile)))
          .withReplies(desk.flat() ? Profile.Replies.FLAT : Profile.Replies.DESK));
    } catch (BadEndpointException | IllegalArgumentException e) {
      log.warn("the stored desk cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public ProfileDraft draft(String id) {
    return desk(id)
        .map(desk -> new ProfileDraft(desk.name(), desk.agentName(), desk.agentId(),
            desk.endpoints().stream().findFirst().orElse(""),
            desk.endpoints().stream().skip(1).findFirst().orElse(""), desk.cold(), desk.user(),
            passwords.getOrDefault(desk.folder(), ""), desk.caFile() == null ? "" : desk.caFile(), desk.flat(),
            Role.LEAD.wire().equals(desk.role())))
        .orElse(ProfileDraft.EMPTY);
  }

  @Override
  public Path dataDir(String id) {
    return folder.desk(id.isEmpty() ? settings.current().freeFolder() : id);
  }

  @Override
  public Optional<Keeper> keeper() {
    return Optional.of(this);
  }

  @Override
  public void keep(Profile profile) {
    Settings.Desk desk = desk(profile);
    if (!profile.credentials().password().isEmpty()) {
      passwords.put(desk.folder(), profile.credentials().password());
    }
    boolean fixed = settings.fixed().has(Fixed.Setting.PROFILES);
    settings.change(before -> before.withProfiles(with(before.profiles(), desk, fixed)));
  }

  /**
   * With the desk in its place.
   *
   * @param fixed where the desk is was not said by the agent: what they had said before stays
   */
  private static List<Settings.Desk> with(List<Settings.Desk> desks, Settings.Desk desk, boolean fixed) {
    List<Settings.Desk> all = new ArrayList<>(desks);
    int at = desks.stream().map(Settings.Desk::folder).toList().indexOf(desk.folder());
    if (at < 0) {
      all.add(desk);
    } else {
      all.set(at, fixed ? desks.get(at).answeredBy(desk) : desk);
    }
    return all;
  }

  private Settings.Desk desk(Profile profile) {
    Path caFile = profile.trust().caFile();
    return new Settings.Desk(profile.name(), profile.agent().id(), profile.agent().name(),
        profile.agent().role().wire(), profile.endpoints().stream().map(Endpoint::url).toList(),
        profile.credentials().user(), caFile == null ? null : caFile.toString(),
        profile.standby() == Profile.Standby.COLD,
        profile.replies() == Profile.Replies.FLAT, idOf(profile.dataDir()));
  }

  @Override
  public String start() {
    return settings.current().desks().start();
  }

  @Override
  public void startWith(String id) {
    settings.change(before -> before.withDesks(before.desks().withStart(id)));
  }

  @Override
  public int waiting(String id) {
    return ChatSession.waitingIn(folder.desk(id));
  }

  @Override
  public void remove(String id, boolean history) {
    if (history) {
      ChatSession.delete(folder.desk(id));
    }
    passwords.remove(id);
    settings.change(before -> {
      Settings.Desks left = before.desks().withWork(id, null);
      left = left.start().equals(id) ? left.withStart("") : left;
      return before.withProfiles(before.profiles().stream().filter(desk -> !desk.folder().equals(id)).toList())
          .withDesks(history ? left : left.retire(id));
    });
  }
}
