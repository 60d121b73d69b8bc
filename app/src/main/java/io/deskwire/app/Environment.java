package io.deskwire.app;

import io.deskwire.app.platform.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every setting that reaches the program from outside its command line: environment variables and system properties are
 * read here and nowhere else.
 *
 * <table>
 * <caption>What is read</caption>
 * <tr><td>{@code DESKWIRE_PASSWORD}</td><td>password for {@code --user}; never shown, never logged</td></tr>
 * <tr><td>{@code HOME}</td><td>the user's folder, but on Windows</td></tr>
 * <tr><td>{@code XDG_DATA_HOME}, {@code XDG_RUNTIME_DIR}, {@code LOCALAPPDATA}</td><td>where data and sockets belong</td></tr>
 * <tr><td>{@code ProgramData}</td><td>where the administrator's settings are (Windows)</td></tr>
 * <tr><td>{@code DISPLAY}, {@code WAYLAND_DISPLAY}</td><td>whether there is a screen (Linux)</td></tr>
 * <tr><td>{@code PATH}</td><td>where the program is that shows the desktop's bubbles (Linux)</td></tr>
 * <tr><td>{@code deskwire.demo.folder}</td><td>where the demo writes its screenshots</td></tr>
 * <tr><td>{@code sun.jnu.encoding}</td><td>whether the locale lets arguments through unharmed</td></tr>
 * <tr><td>{@code glass.platform}, {@code prism.order}</td><td>JavaFX's own; kept when given</td></tr>
 * </table>
 */
public final class Environment {
  /** Where the demo leaves its screenshots when nothing else is said, in the system's temporary folder. */
  private static final String DEMO_FOLDER = "deskwire-demo";

  private final Map<String, String> variables;
  private final Properties properties;

  private Environment(Map<String, String> variables, Properties properties) {
    this.variables = variables;
    this.properties = properties;
  }

  /** Of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv(), System.getProperties());
  }

  /** For tests. */
  public static Environment of(Map<String, String> variables, Map<String, String> properties) {
    Properties copy = new Properties();
    copy.putAll(properties);
    return new Environment(Map.copyOf(variables), copy);
  }

  public OperatingSystem os() {
    return OperatingSystem.ofName(property("os.name").orElse(""));
  }

  /** The user's home folder; on Linux and macOS as everything else there finds it, which is not how Java does. */
  public Path home() {
    Path ofJava = Path.of(property("user.home").orElse("."));
    return os() == OperatingSystem.WINDOWS ? ofJava : path("HOME").orElse(ofJava);
  }

  /** The user's name at this computer; the agent's id until somebody chooses one. */
  public String userName() {
    return property("user.name").orElse("agent");
  }

  /** Where this system keeps the data of programs, if it says so. */
  public Optional<Path> dataHome() {
    return path(os() == OperatingSystem.WINDOWS ? "LOCALAPPDATA" : "XDG_DATA_HOME");
  }

  /** Where this system keeps sockets of the user's session, if it has such a place. */
  public Optional<Path> runtimeFolder() {
    return path("XDG_RUNTIME_DIR");
  }

  /** Where Windows keeps what holds for all its users, if it says so. */
  public Optional<Path> programData() {
    return os() == OperatingSystem.WINDOWS ? path("ProgramData") : Optional.empty();
  }

  /** Whether arguments with other characters than ASCII reach the program as they were typed. */
  public boolean readsAllArguments() {
    return property("sun.jnu.encoding").map(name -> !name.startsWith("ANSI_X3.4") && !name.equals("US-ASCII"))
        .orElse(true);
  }

  /** For {@code --user}. */
  public Optional<String> password() {
    return variable("DESKWIRE_PASSWORD");
  }

  /** Whether a window can be shown. Windows and macOS always have a screen as far as a program can tell beforehand. */
  public boolean hasDisplay() {
    return os() != OperatingSystem.LINUX || variable("DISPLAY").isPresent() || variable("WAYLAND_DISPLAY").isPresent();
  }

  /** The program that shows bubbles on a Linux desktop, if there is a desktop and the program is installed. */
  public Optional<Path> bubbleProgram() {
    if (os() != OperatingSystem.LINUX || !hasDisplay()) {
      return Optional.empty();
    }
    return variable("PATH").stream().flatMap(path -> Stream.of(path.split(":", -1))).filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "notify-send")).filter(Files::isExecutable).findFirst();
  }

  /** JavaFX's platform as somebody has chosen it. */
  public Optional<String> glassPlatform() {
    return property("glass.platform");
  }

  /** Where the demo writes its screenshots. */
  public Path demoFolder() {
    return property("deskwire.demo.folder").map(Path::of)
        .orElse(Path.of(property("java.io.tmpdir").orElse("."), DEMO_FOLDER));
  }

  /** One line for the log; without secrets. */
  public String describe() {
    return "os=" + property("os.name").orElse("?") + " " + property("os.version").orElse("?") + ", java="
        + property("java.vm.version").orElse("?") + ", display=" + hasDisplay() + ", glass="
        + glassPlatform().orElse("default") + ", language=" + property("user.language").orElse("?") + ", dataHome="
        + dataHome().map(Path::toString).orElse("default") + ", runtimeFolder="
        + runtimeFolder().map(Path::toString).orElse("none") + ", password=" + (password().isPresent()
            ? "given"
            : "none");
  }

  private Optional<Path> path(String variable) {
    return variable(variable).map(Path::of).filter(Path::isAbsolute);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  private Optional<String> property(String name) {
    @Nullable
    String value = properties.getProperty(name);
    return Optional.ofNullable(value).filter(some -> !Objects.requireNonNull(some).isEmpty());
  }
}
