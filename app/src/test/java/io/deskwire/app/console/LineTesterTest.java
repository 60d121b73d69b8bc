package io.deskwire.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.Profile;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.TestGateway;
import io.deskwire.ui.settings.ConnectionTester.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTesterTest {
  @TempDir
  private Path folder;

  private List<Step> test(Endpoint endpoint) throws Exception {
    Profile profile = Profile.of("desk", new Agent("anna", "Anna", Role.AGENT), endpoint, Credentials.NONE, folder);
    return new LineTester(new Transports()).test(profile).get(20, TimeUnit.SECONDS);
  }

  @Test
  void aPlainGatewayThatAnswersPasses() throws Exception {
    List<Step> steps = test(TestGateway.shared().endpoint(Dialect.JSON_WS));
    assertThat(steps).isNotEmpty().allMatch(Step::ok);
    assertThat(steps).extracting(Step::text).anyMatch(text -> text.startsWith("The gateway answered in "));
  }

  @Test
  void aPlainGatewayThatIsNotThereFailsWithTheReason() throws Exception {
    List<Step> steps = test(new Endpoint(Dialect.JSON_WS, "127.0.0.1", 1, "/"));
    assertThat(steps).hasSize(1).noneMatch(Step::ok);
    assertThat(steps.getFirst().text()).contains("refuses the connection");
  }
}
