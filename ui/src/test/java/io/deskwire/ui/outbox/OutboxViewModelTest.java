package io.deskwire.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleDesk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxViewModelTest {
  private final SampleDesk desk = new SampleDesk(1_000_000);
  private final FakeChatSession session = desk.full();
  private final List<String> told = new ArrayList<>();
  private final OutboxViewModel model = new OutboxViewModel(session, Runnable::run, id -> "Name of " + id, told::add);

  @BeforeEach
  void fill() {
    model.update(desk.outbox());
  }

  private OutboxRow row(int at) {
    return model.rows().get(at);
  }

  @Test
  void saysWhatEachRowWaitsFor() {
    assertThat(model.blockedProperty().get()).isEqualTo(2);
    assertThat(model.stateOf(row(0))).isEqualTo(
        "Held: The customer has written since you wrote this. It is kept: send it as it is, edit it, or drop it.");
    assertThat(model.stateOf(row(1))).isEqualTo("Leaves next.");
    session.connection(desk.offline());
    assertThat(model.stateOf(row(1))).isEqualTo("Saved. Will be sent when the connection is back.");
    assertThat(model.nameOf(row(0))).isEqualTo("Name of sara");
  }

  @Test
  void sendsHeldMessagesNowAndAsksForAConnection() {
    model.sendNow(row(0));
    assertThat(session.calls()).containsExactly("retry o1");
    session.connection(desk.offline());
    model.sendNow(row(0));
    assertThat(session.calls()).endsWith("retry o1", "reconnect");
  }

  @Test
  void changesATextThatWasNeverTried() {
    model.edit("o2");
    assertThat(model.editingProperty().get()).isEqualTo("o2");
    assertThat(model.editText()).isEqualTo(row(1).text());
    model.save(row(1), "Better words");
    assertThat(session.calls()).containsExactly("edit o2 Better words");
    assertThat(model.editingProperty().get()).isEmpty();
    assertThat(model.canEdit(row(2))).isFalse();
  }

  @Test
  void anEmptyOrUnchangedTextChangesNothing() {
    model.save(row(1), "  ");
    model.save(row(1), row(1).text());
    assertThat(session.calls()).isEmpty();
  }

  @Test
  void saysWhenAMessageHadLeftAlready() {
    OutboxRow gone = row(1);
    session.outbox(List.of());
    model.drop(gone);
    assertThat(told).containsExactly("It had left already.");
  }

  @Test
  void stopsEditingARowThatIsGone() {
    model.edit("o2");
    model.update(List.of());
    assertThat(model.editingProperty().get()).isEmpty();
  }
}
