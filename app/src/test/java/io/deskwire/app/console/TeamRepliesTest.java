package io.deskwire.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.testing.TestCertificates;
import io.deskwire.ui.conversation.CannedReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamRepliesTest {
  private static final String BODY = "{\"replies\":[{\"shortcut\":\"hi\",\"title\":\"Greeting\",\"text\":\"Hello\"}]}";
  private static final CannedReply HELLO = new CannedReply("hi", "Greeting", "Hello");
  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir
  Path folder;

  private TestCertificates certificates;
  private HttpsServer server;
  private volatile String place;
  private volatile String answer = BODY;
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    certificates = new TestCertificates(folder);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.forLoopback().context()));
    server.createContext("/canned.json", this::answer);
    server.start();
    place = "https://localhost:" + server.getAddress().getPort() + "/canned.json";
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private CannedFiles files(TlsTrust trust) {
    return new CannedFiles(folder.resolve("my-replies.json"),
        new TeamReplies(folder.resolve("canned.json"), () -> place, () -> trust), Clock.systemUTC()).start(OFTEN);
  }

  private CannedFiles files() {
    return files(new TlsTrust(certificates.caFile()));
  }

  private static void untilTeamHas(CannedFiles files, CannedReply... replies) {
    await().untilAsserted(() -> assertThat(files.current().team()).containsExactly(replies));
  }

  private static void untilNotice(CannedFiles files, String words) {
    await().untilAsserted(() -> assertThat(files.current().notice()).contains(words));
  }

  @Test
  void theTeamsRepliesAreFetched() {
    try (CannedFiles files = files()) {
      untilTeamHas(files, HELLO);
      assertThat(files.current().notice()).isEmpty();
    }
  }

  @Test
  void whatWasFetchedLastIsUsedWhenTheServerIsGone() {
    try (CannedFiles files = files()) {
      untilTeamHas(files, HELLO);
    }
    server.stop(0);
    try (CannedFiles files = files()) {
      untilNotice(files, "could not be fetched");
      assertThat(files.current().team()).containsExactly(HELLO);
    }
  }

  @Test
  void anAnswerThatIsNoListIsNotKept() {
    try (CannedFiles files = files()) {
      untilTeamHas(files, HELLO);
    }
    answer = "<html>sign in</html>";
    try (CannedFiles files = files()) {
      untilNotice(files, "no list of canned replies");
      assertThat(files.current().team()).containsExactly(HELLO);
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsNotKept() {
    answer = BODY + " ".repeat(CannedFiles.MOST_BYTES);
    try (CannedFiles files = files()) {
      untilNotice(files, "could not be fetched");
      assertThat(files.current().team()).isEmpty();
    }
  }

  @Test
  void aRefusalIsSaidWithItsNumber() {
    status = 403;
    try (CannedFiles files = files()) {
      untilNotice(files, "403");
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsNotBelieved() {
    try (CannedFiles files = files(TlsTrust.SYSTEM)) {
      untilNotice(files, "could not be fetched");
      assertThat(files.current().team()).isEmpty();
    }
  }

  @Test
  void anAddressWithoutTlsIsNotAsked() {
    place = "http://localhost:" + server.getAddress().getPort() + "/canned.json";
    try (CannedFiles files = files()) {
      untilNotice(files, "no https address");
    }
  }

  @Test
  void aPlaceThatChangesIsReadAtOnce() throws IOException {
    Path file = folder.resolve("elsewhere.json");
    Files.writeString(file, BODY.replace("Hello", "Good day"));
    try (CannedFiles files = files()) {
      untilTeamHas(files, HELLO);
      place = file.toString();
      untilTeamHas(files, new CannedReply("hi", "Greeting", "Good day"));
      place = "";
      await().untilAsserted(() -> assertThat(files.current().team()).isEqualTo(List.of()));
    }
  }
}
