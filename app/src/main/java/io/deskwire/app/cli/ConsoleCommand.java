package io.deskwire.app.cli;

import io.deskwire.app.platform.DataFolder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "console", mixinStandardHelpOptions = true, description = "Opens the console; a second start brings the"
    + " open one to the front.")
final class ConsoleCommand implements Callable<Integer> {
  private final CliContext context;

  @Option(names = "--endpoint", paramLabel = "URL", description = "Connects there instead of asking for a profile. Again"
      + " for one that stands by: messages go there when the first fails.")
  private List<String> endpoints = List.of();

  @Mixin
  private ConnectionOptions connection = new ConnectionOptions();

  @Mixin
  private DataOptions data = new DataOptions();

  ConsoleCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.folder(context.environment());
    folder.prepare();
    Optional<Connection> given = endpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(connection.to(endpoints, context));
    return context.windows().console(folder, given);
  }
}
