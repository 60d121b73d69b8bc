package io.deskwire.ui.settings;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.Profile;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The form of a connection profile: checks while typing, tests, and makes the profile. */
public final class SignInViewModel {
  private static final Pattern AGENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final StringProperty desk = new SimpleStringProperty("");
  private final StringProperty agentName = new SimpleStringProperty("");
  private final StringProperty agentId = new SimpleStringProperty("");
  private final StringProperty url = new SimpleStringProperty("");
  private final StringProperty standby = new SimpleStringProperty("");
  private final BooleanProperty cold = new SimpleBooleanProperty();
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty caFile = new SimpleStringProperty("");
  private final BooleanProperty flatReplies = new SimpleBooleanProperty();
  private final BooleanProperty lead = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper whoProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper urlNote = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper urlWrong = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<TestState> testState = new ReadOnlyObjectWrapper<>(TestState.NONE);
  private final Path dataDir;
  private final ConnectionTester tester;
  private final Executor ui;
  private final Fixed fixed;
  private List<ConnectionTester.Step> steps = List.of();
  private int testNumber;
  private boolean later;

  /** How far the test is. */
  public enum TestState {
    NONE, RUNNING, PASSED, FAILED
  }

  /**
   * @param dataDir where the profile's data will live
   * @param ui      where results of the test are taken over
   */
  public SignInViewModel(ProfileDraft draft, Path dataDir, ConnectionTester tester, Executor ui) {
    this(draft, dataDir, tester, ui, Fixed.NOTHING);
  }

  /** As the other, where the place of the desk may be fixed. */
  public SignInViewModel(ProfileDraft draft, Path dataDir, ConnectionTester tester, Executor ui, Fixed fixed) {
    this.fixed = fixed;
    this.dataDir = dataDir;
    this.tester = tester;
    this.ui = ui;
    desk.set(draft.desk());
    agentName.set(draft.agentName());
    agentId.set(draft.agentId());
    url.set(draft.url());
    standby.set(draft.standby());
    cold.set(draft.cold());
    user.set(draft.user());
    password.set(draft.password());
    caFile.set(draft.caFile());
    flatReplies.set(draft.flatReplies());
    lead.set(draft.lead());
    agentName.addListener((_, before, now) -> {
      if (agentId.get().equals(idFor(before))) {
        agentId.set(idFor(now)); // follows the name until somebody writes an id
      }
    });
    for (StringProperty field : List.of(desk, agentName, agentId, url, standby, user, password, caFile)) {
      field.addListener((_, _, _) -> check());
    }
    check();
  }

  private void check() {
    String text = url.get().strip();
    urlWrong.set(false);
    if (text.isEmpty()) {
      urlNote.set(Texts.of("signin.url.hint"));
    } else {
      try {
        Endpoint endpoint = Endpoint.parse(text);
        urlNote.set(Texts.of(endpoint.dialect().tls() ? "signin.url.encrypted" : "signin.url.plain",
            endpoint.dialect().label(), endpoint.host(), Integer.toString(endpoint.port())));
      } catch (BadEndpointException e) {
        urlWrong.set(true);
        urlNote.set(Sentences.of(String.valueOf(e.getMessage())));
      }
    }
    whoProblem.set(whoProblemNow());
    problem.set(problemNow());
    complete.set(problem.get().isEmpty());
    testState.set(TestState.NONE);
  }

  private String whoProblemNow() {
    if (agentName.get().isBlank()) {
      return Texts.of("signin.missing.name");
    }
    return AGENT_ID.matcher(agentId.get()).matches() ? "" : Texts.of("signin.wrong.id");
  }

  private String problemNow() {
    String other = otherProblemNow();
    return other.isEmpty() && isPasswordMissing() ? Texts.of("signin.missing.password") : other;
  }

  private boolean isPasswordMissing() {
    return !later && !user.get().isBlank() && password.get().isEmpty();
  }

  /** Of everything but the password. */
  private String otherProblemNow() {
    if (!whoProblem.get().isEmpty()) {
      return whoProblem.get();
    }
    if (url.get().isBlank() || urlWrong.get()) {
      return Texts.of("signin.missing.url");
    }
    String second = standbyProblem();
    if (!second.isEmpty()) {
      return second;
    }
    if (!caFile.get().isBlank() && !isReadable(caFile.get())) {
      return Texts.of("signin.wrong.ca");
    }
    return "";
  }

  private String standbyProblem() {
    if (standby.get().isBlank()) {
      return "";
    }
    try {
      return Endpoint.parse(standby.get().strip()).url().equals(Endpoint.parse(url.get().strip()).url())
          ? Texts.of("signin.wrong.twice")
          : "";
    } catch (BadEndpointException e) {
      return Texts.of("signin.wrong.standby", Sentences.of(String.valueOf(e.getMessage())));
    }
  }

  private static boolean isReadable(String file) {
    try {
      return Files.isReadable(Path.of(file.strip()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The desk is kept and not opened: its password can be typed when it is. */
  public void withoutPassword() {
    later = true;
    check();
  }

  /** Whether everything else is known, as it is at every start but the first: a password is kept nowhere. */
  public boolean lacksPasswordAlone() {
    return isPasswordMissing() && otherProblemNow().isEmpty();
  }

  /** What the agent cannot change: of a profile, where the desk is. */
  public Fixed fixed() {
    return fixed;
  }

  /** Letters, digits, minus: what is left of a name in an id. */
  static String idFor(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String id = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.length() > 64 ? id.substring(0, 64) : id;
  }

  /** The profile typed; empty while something is missing or wrong. */
  public Optional<Profile> profile() {
    if (!complete.get()) {
      return Optional.empty();
    }
    try {
      Endpoint endpoint = Endpoint.parse(url.get());
      String name = desk.get().isBlank() ? endpoint.host() : desk.get().strip();
      @Nullable
      Path ca = caFile.get().isBlank() ? null : Path.of(caFile.get().strip());
      List<Endpoint> endpoints = new ArrayList<>(List.of(endpoint));
      if (!standby.get().isBlank()) {
        endpoints.add(Endpoint.parse(standby.get().strip()));
      }
      return Optional.of(Profile
          .of(name, new Agent(agentId.get(), agentName.get().strip(), lead.get() ? Role.LEAD : Role.AGENT), endpoint,
              new Credentials(user.get(), password.get()), dataDir)
          .withTrust(new TlsTrust(ca))
          .withEndpoints(endpoints, cold.get() ? Profile.Standby.COLD : Profile.Standby.WARM)
          .withReplies(flatReplies.get() ? Profile.Replies.FLAT : Profile.Replies.DESK));
    } catch (BadEndpointException e) {
      return Optional.empty();
    }
  }

  /** Tries the profile; a test that is overtaken by another, or by a change of the form, shows nothing. */
  public void test() {
    profile().ifPresent(profile -> {
      int number = ++testNumber;
      steps = List.of();
      testState.set(TestState.RUNNING);
      var _ = tester.test(profile).handleAsync((result, error) -> {
        if (number == testNumber && testState.get() == TestState.RUNNING) {
          steps = error == null
              ? List.copyOf(result)
              : List.of(new ConnectionTester.Step(false, Texts.of("signin.test.broken"), null));
          testState.set(steps.stream().allMatch(ConnectionTester.Step::ok) ? TestState.PASSED : TestState.FAILED);
        }
        return result;
      }, ui);
    });
  }

  /** Steps of the last test. */
  public List<ConnectionTester.Step> steps() {
    return steps;
  }

  public ReadOnlyObjectProperty<TestState> testStateProperty() {
    return testState.getReadOnlyProperty();
  }

  /** What is missing or wrong, one sentence; empty when the form is complete. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The same, of name and id alone. */
  public ReadOnlyStringProperty whoProblemProperty() {
    return whoProblem.getReadOnlyProperty();
  }

  /** What the URL means, or what is wrong with it. */
  public ReadOnlyStringProperty urlNoteProperty() {
    return urlNote.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty urlWrongProperty() {
    return urlWrong.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty completeProperty() {
    return complete.getReadOnlyProperty();
  }

  public StringProperty deskProperty() {
    return desk;
  }

  public StringProperty agentNameProperty() {
    return agentName;
  }

  public StringProperty agentIdProperty() {
    return agentId;
  }

  public StringProperty urlProperty() {
    return url;
  }

  /** The second endpoint; empty for none. */
  public StringProperty standbyProperty() {
    return standby;
  }

  /** Whether the second endpoint is connected only when the first fails. */
  public BooleanProperty coldProperty() {
    return cold;
  }

  public StringProperty userProperty() {
    return user;
  }

  public StringProperty passwordProperty() {
    return password;
  }

  public StringProperty caFileProperty() {
    return caFile;
  }

  public BooleanProperty flatRepliesProperty() {
    return flatReplies;
  }

  /** Whether the agent is a team lead, who may give away what colleagues have. */
  public BooleanProperty leadProperty() {
    return lead;
  }
}
