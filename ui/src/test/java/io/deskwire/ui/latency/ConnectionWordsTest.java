package io.deskwire.ui.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.ConnectionSummary.Line;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.session.SampleDesk;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Capability;
import io.deskwire.transport.Endpoint;
import io.deskwire.ui.fx.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionWordsTest {
  private static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();
  private final SampleDesk desk = new SampleDesk(NOW);
  private final ConnectionWords words = new ConnectionWords(ZoneOffset.UTC);

  private ConnectionSummary one(LineState state, int attempt, long next, long proof, @Nullable String problem) {
    Endpoint endpoint = desk.profile().endpoints().get(1);
    Line line = new Line(endpoint, state, NOW - 60_000, attempt, next, proof, problem,
        EnumSet.allOf(Capability.class), LatencyFigures.NONE);
    return new ConnectionSummary(List.of(line), state.isUp() ? 0 : -1, 0, 0, 0, 0, List.of());
  }

  @Test
  void saysWhatCarriesTheMessagesSinceWhenAndHowFast() {
    ConnectionWords.Phrase phrase = words.headline(desk.online(), NOW);
    assertThat(phrase.text()).isEqualTo("Connected via MQTT since 10:42");
    assertThat(phrase.figure()).isEqualTo("41 ms");
    assertThat(phrase.tone()).isEqualTo(Tone.GOOD);
    assertThat(words.others(desk.online(), NOW)).extracting(ConnectionWords.Phrase::text)
        .containsExactly("Standby WebSocket: reconnecting, try 3 in 4 s");
    assertThat(words.lastMessage(desk.online(), NOW)).isEqualTo("Last message 2 s ago");
  }

  @Test
  void aLineThatTookOverIsInUseSinceThenAndNotSinceItWasConnected() {
    ConnectionSummary sample = desk.online();
    ConnectionSummary switched = new ConnectionSummary(sample.lines(), 0, NOW - 60_000, 0, 0, 0, List.of());
    assertThat(words.headline(switched, NOW).text()).isEqualTo("Connected via MQTT since 10:43");
  }

  @Test
  void saysWhenTheNextTryIs() {
    assertThat(words.headline(desk.offline(), NOW).text()).isEqualTo("Reconnecting, try 3 in 4 s");
    assertThat(words.headline(one(LineState.CONNECTING, 1, 0, 0, null), NOW).text())
        .isEqualTo("Connecting via WebSocket …");
    assertThat(words.headline(one(LineState.CONNECTING, 4, 0, 0, null), NOW).text())
        .isEqualTo("Reconnecting, try 4");
  }

  @Test
  void anOpenSocketThatSaysNothingIsCalledSilent() {
    ConnectionWords.Phrase phrase = words.headline(one(LineState.SILENT, 0, 0, NOW - 12_000, null), NOW);
    assertThat(phrase.text()).isEqualTo("WebSocket silent for 12 s");
    assertThat(phrase.tone()).isEqualTo(Tone.FAIR);
  }

  @Test
  void saysWhyTryingAgainCannotHelp() {
    ConnectionSummary blocked = one(LineState.BLOCKED, 3, NOW, 0, "The password is wrong.");
    assertThat(words.headline(blocked, NOW).text()).isEqualTo("Not connected: The password is wrong.");
    assertThat(words.offline(blocked))
        .isEqualTo("The password is wrong. What you write is saved on this computer.");
  }

  @Test
  void offlineByChoiceIsNotAFault() {
    ConnectionSummary chosen = one(LineState.WAITING, 0, 0, NOW, null);
    assertThat(words.headline(chosen, NOW).text()).isEqualTo("Working offline");
    assertThat(words.offline(chosen)).startsWith("You work offline.");
  }

  @Test
  void saysInWordsWhatALineCannotDo() {
    assertThat(words.cannot(desk.online().lines().get(0))).isEmpty();
    assertThat(words.cannot(desk.online().lines().get(1))).singleElement().asString().startsWith("keeps nothing");
  }

  private ConnectionSummary plain(LineState state) throws BadEndpointException {
    Line line = new Line(Endpoint.parse("wss://gateway.example.org/chat"), state, NOW - 60_000, 0, 0, NOW - 12_000,
        null,
        state.isUp() ? EnumSet.of(Capability.SUBSCRIBE) : Set.of(), SampleDesk.figures(12));
    return new ConnectionSummary(List.of(line), state.isUp() ? 0 : -1, 0, 0, 0, 0, List.of());
  }

  @Test
  void aPingIsCalledTheWayToTheGateway() throws BadEndpointException {
    assertThat(words.headline(plain(LineState.CONNECTED), NOW).figure()).isEqualTo("12 ms to the gateway");
  }

  @Test
  void figuresOfALineThatIsDownAreHistory() throws BadEndpointException {
    ConnectionSummary down = plain(LineState.WAITING);
    assertThat(words.isLive(down.lines().getFirst())).isFalse();
    assertThat(words.lost(down.lines().getFirst())).isEqualTo("–");
    assertThat(ConnectionWords.lastProof(down)).isEqualTo(NOW - 12_000);
  }

  @Test
  void writesTheLogOfTheDay() {
    ConnectionSummary summary = desk.online();
    assertThat(words.log(summary.log().get(2), summary))
        .isEqualTo("10:42  MQTT connected · Messages leave over this line from now on.");
  }
}
