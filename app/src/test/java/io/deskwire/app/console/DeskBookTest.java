package io.deskwire.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.app.Environment;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.FixedSettings;
import io.deskwire.app.platform.Settings;
import io.deskwire.app.platform.SettingsFile;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.StoreException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Transports;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.shell.Arrangement;
import io.deskwire.ui.shell.ShellState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several desks on one computer: each in a folder of its own, opened one at a time. */
class DeskBookTest {

  @TempDir
  private Path path;

  private DataFolder folder;
  private SettingsKeeper settings;
  private DeskBook book;
  private DeskSource source;

  @BeforeEach
  void start() throws Exception {
    folder = DataFolder.at(path.resolve("data"));
    folder.prepare();
    start(FixedSettings.none(), Map.of());
  }

  private void start(FixedSettings fixed, Map<String, String> variables) throws Exception {
    SettingsFile file = new SettingsFile(folder.settingsFile());
    settings = new SettingsKeeper(file, file.load().settings(), fixed);
    source = new DeskSource(folder, Environment.of(variables, Map.of()), settings, ChatSession::open, Optional.empty(),
        new Transports());
    book = (DeskBook) source.desks();
  }

  private void restart(FixedSettings fixed, Map<String, String> variables) throws Exception {
    stop();
    start(fixed, variables);
  }

  @AfterEach
  void stop() {
    source.close();
    settings.close();
  }

  private Profile profile(String name, String user) throws Exception {
    return Profile.of(name, new Agent("mia", "Mia", Role.LEAD), Endpoint.parse("mqtt+ws://127.0.0.1:1/" + name),
        new Credentials(user, user.isEmpty() ? "" : "secret"), book.dataDir(""));
  }

  private String keep(String name) throws Exception {
    Profile profile = profile(name, "");
    book.keep(profile);
    return book.idOf(profile.dataDir());
  }

  private ChatSession switchTo(String id) {
    ChatSession before = source.current();
    if (before != null) {
      before.close();
    }
    return source.open(id);
  }

  @Test
  void theFirstDeskIsTheDataFolderItselfAndEveryOtherHasItsOwn() throws Exception {
    assertThat(keep("a")).isEqualTo(".");
    assertThat(keep("b")).isEqualTo("desks/2");
    assertThat(keep("c")).isEqualTo("desks/3");
    assertThat(book.all()).extracting(Desks.Entry::name).containsExactly("a", "b", "c");
    assertThat(book.dataDir("desks/2")).isEqualTo(folder.path().resolve("desks").resolve("2"));
  }

  @Test
  void roomsAndOutboxesOfTwoDesksNeverMix() throws Exception {
    String a = keep("a");
    String b = keep("b");
    ChatSession first = switchTo(a);
    first.room("r1").send("for a");
    ChatSession second = switchTo(b);
    assertThat(second.rooms()).isEmpty();
    second.room("r2").send("for b");
    second.room("r2").send("for b too");
    assertThat(book.waiting(a)).isEqualTo(1);
    assertThat(book.waiting(b)).as("of the desk that is open").isEqualTo(2);
    ChatSession again = switchTo(a);
    assertThat(again.rooms()).extracting("id").containsExactly("r1");
  }

  @Test
  void whatWaitsInAFolderWithoutADatabaseIsNothingAndMakesNone() throws Exception {
    String b = keep("b");
    assertThat(book.waiting(b)).isZero();
    assertThat(book.dataDir(b).resolve("deskwire.db")).doesNotExist();
  }

  @Test
  void eachDeskHasItsOwnTabs() throws Exception {
    String a = keep("a");
    String b = keep("b");
    var _ = switchTo(a);
    ShellState.Snapshot empty = settings.load();
    settings.save(
        new ShellState.Snapshot(1, 2, 900, 700, false, empty.theme(), 1, true, Arrangement.of(List.of("r1"), "r1")));
    var _ = switchTo(b);
    assertThat(settings.load().work().tabs()).isEmpty();
    assertThat(settings.load().width()).isEqualTo(900);
    var _ = switchTo(a);
    assertThat(settings.load().work().tabs()).containsExactly("r1");
  }

  @Test
  void theDeskUsedLastOpensUnlessAnotherIsChosen() throws Exception {
    String a = keep("a");
    String b = keep("b");
    var _ = switchTo(b);
    restart(FixedSettings.none(), Map.of());
    assertThat(book.first()).contains(b);
    book.startWith(a);
    restart(FixedSettings.none(), Map.of());
    assertThat(book.first()).contains(a);
    assertThat(source.openKnown().map(session -> session.profile().name())).contains("a");
  }

  @Test
  void aChangedNameOrPlaceChangesNoFolder() throws Exception {
    keep("a");
    String b = keep("b");
    Profile other = Profile.of("renamed", new Agent("ben", "Ben", Role.AGENT), Endpoint.parse("mqtt://elsewhere:2"),
        Credentials.NONE, book.dataDir(b));
    book.keep(other);
    assertThat(book.all()).extracting(Desks.Entry::name).containsExactly("a", "renamed");
    assertThat(book.dataDir(b)).isEqualTo(other.dataDir());
  }

  @Test
  void thePasswordOfTheEnvironmentGoesToTheDeskThatOpensAtTheStartAlone() throws Exception {
    book.keep(profile("a", "mia"));
    book.keep(profile("b", "mia"));
    assertThat(book.asks("desks/2")).as("typed in this run").isFalse();
    restart(FixedSettings.none(), Map.of("DESKWIRE_PASSWORD", "of a"));
    assertThat(source.openKnown().map(session -> session.profile().credentials().password())).contains("of a");
    assertThat(book.asks("desks/2")).isTrue();
    assertThat(Files.readString(folder.settingsFile())).doesNotContain("secret");
  }

  @Test
  void aRemovedDeskLeavesItsMessagesWhereNoOtherDeskGetsThem() throws Exception {
    keep("a");
    String b = keep("b");
    switchTo(b).room("r1").send("kept");
    var _ = switchTo(".");
    book.remove(b, false);
    assertThat(book.all()).extracting(Desks.Entry::name).containsExactly("a");
    assertThat(folder.desk(b).resolve("deskwire.db")).exists();
    assertThat(keep("c")).isNotEqualTo(b);
  }

  @Test
  void aDeskGoesWithItsMessagesAndTheOthersStay() throws Exception {
    String a = keep("a");
    String b = keep("b");
    switchTo(a).room("r1").send("stays");
    switchTo(b).room("r2").send("goes");
    assertThatThrownBy(() -> book.remove(b, true)).as("it is open").isInstanceOf(StoreException.class);
    assertThat(book.all()).hasSize(2);
    var _ = switchTo(a);
    book.remove(b, true);
    assertThat(folder.desk(b)).doesNotExist();
    assertThat(book.waiting(a)).isEqualTo(1);
  }

  @Test
  void theFirstDeskGoesWithoutTheSettings() throws Exception {
    String a = keep("a");
    String b = keep("b");
    switchTo(a).room("r1").send("goes");
    var _ = switchTo(b);
    Files.writeString(folder.ownRepliesFile(), "{}");
    book.remove(a, true);
    assertThat(folder.path().resolve("deskwire.db")).doesNotExist();
    assertThat(folder.ownRepliesFile()).exists();
    assertThat(folder.desk(b).resolve("deskwire.db")).exists();
  }

  @Test
  void atAnAdministratorsDeskTheAgentSaysWhoAnswersAndNothingElse() throws Exception {
    keep("a");
    Path file = Files.writeString(path.resolve("fixed.json"),
        "{\"profiles\": [{\"name\": \"Support\", \"endpoints\": [\"mqtt://127.0.0.1:2\"]}]}");
    restart(FixedSettings.read(file), Map.of());
    assertThat(source.openKnown()).as("nobody has said who answers").isEmpty();
    assertThat(source.suggestion().url()).isEqualTo("mqtt://127.0.0.1:2");
    assertThat(source.dataDir()).as("not the folder of another desk").isEqualTo(folder.desk("desks/2"));
    ChatSession opened = source.open(Profile.of("Support", new Agent("mia", "Mia", Role.AGENT),
        Endpoint.parse("mqtt://127.0.0.1:2"), Credentials.NONE, source.dataDir()));
    opened.close();
    assertThat(book.all()).extracting(Desks.Entry::agent).containsExactly("Mia");
    restart(FixedSettings.none(), Map.of());
    assertThat(book.all()).extracting(Desks.Entry::name).containsExactly("a", "Support");
    assertThat(settings.current().profiles().getFirst().folder()).isEqualTo(Settings.Desk.FIRST);
  }
}
