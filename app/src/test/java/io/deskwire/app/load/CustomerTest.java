package io.deskwire.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.time.FakeEventLoop;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.testing.FakeBroker;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CustomerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final FakeEventLoop loop = new FakeEventLoop();
  private FakeBroker broker = new FakeBroker();
  private final List<Long> connects = new ArrayList<>();
  private CustomerLine line = line();

  @Test
  void theSecondMessageLeavesWhenTheFirstIsConfirmed() throws Exception {
    Customer customer = connected("room");
    customer.say(1);
    customer.say(2);
    assertThat(seqs(broker.line())).containsExactly(1L);
    broker.line().last().confirm();
    loop.settle();
    assertThat(seqs(broker.line())).containsExactly(1L, 2L);
  }

  @Test
  void customersOfALineDoNotWaitForEachOther() throws Exception {
    Customer one = new Customer(loop, line, "one", 1);
    Customer two = new Customer(loop, line, "two", 2);
    line.add(one);
    line.add(two);
    connect();
    one.say(1);
    two.say(1);
    assertThat(broker.line().durable()).extracting(FakeTransport.Sent::topic).containsExactly("chat/one", "chat/two");
  }

  @Test
  void whatWasNotConfirmedIsWrittenAgainUnderItsIdAfterTheLineIsBack() throws Exception {
    Customer customer = connected("room");
    customer.say(1);
    customer.say(2);
    FakeTransport first = broker.line();
    first.end(new ConnectionLostException("cut"));
    loop.advance(SECOND);
    assertThat(broker.attempts()).isEqualTo(2);
    broker.line().accept();
    loop.settle();
    assertThat(seqs(broker.line())).containsExactly(1L);
    assertThat(broker.line().last().envelope().id()).isEqualTo(first.last().envelope().id());
    assertThat(line.reconnects()).isEqualTo(1);
  }

  @Test
  void connectingIsTimedEachTime() throws Exception {
    line.add(new Customer(loop, line, "room", 1));
    var _ = line.connect();
    loop.advance(Duration.ofMillis(300));
    broker.line().accept();
    loop.settle();
    assertThat(connects).containsExactly(Duration.ofMillis(300).toNanos());
    broker.line().end(new ConnectionLostException("cut"));
    loop.advance(SECOND);
    broker.line().accept();
    loop.settle();
    assertThat(connects).hasSize(2);
  }

  @Test
  void anAttemptThatFailsIsFollowedByAnother() throws Exception {
    connected("room");
    broker.line().end(new ConnectionLostException("cut"));
    loop.advance(SECOND);
    broker.line().end(new ConnectionLostException("cut again"));
    loop.advance(SECOND);
    assertThat(broker.attempts()).isEqualTo(3);
  }

  @Test
  void noWordForTenSecondsIsUnknownAndWrittenAgain() throws Exception {
    Customer customer = connected("room");
    customer.say(1);
    loop.advance(Duration.ofSeconds(9));
    assertThat(seqs(broker.line())).containsExactly(1L);
    loop.advance(Duration.ofSeconds(3));
    assertThat(seqs(broker.line())).containsExactly(1L, 1L);
    // the words on both come
    broker.line().durable().forEach(FakeTransport.Sent::confirm);
    customer.say(2);
    loop.settle();
    assertThat(seqs(broker.line())).containsExactly(1L, 1L, 2L);
  }

  @Test
  void whatTheBrokerWillNotHaveIsCountedAndNotWrittenAgain() throws Exception {
    Customer customer = connected("room");
    customer.say(1);
    customer.say(2);
    broker.line().last().word().completeExceptionally(new RefusedException("not allowed"));
    loop.settle();
    assertThat(seqs(broker.line())).containsExactly(1L, 2L);
    assertThat(line.refused()).isEqualTo(1);
  }

  @Test
  void aLineThatConfirmsNothingIsNotTrustedWithASecondCopy() throws Exception {
    broker = new FakeBroker(Set.of());
    line = line();
    Customer customer = connected("room");
    customer.say(1);
    loop.settle();
    broker.line().end(new ConnectionLostException("cut"));
    loop.advance(SECOND);
    broker.line().accept();
    loop.settle();
    customer.say(2);
    assertThat(seqs(broker.line())).containsExactly(2L);
  }

  @Test
  void whoIsClosedConnectsNoMore() throws Exception {
    connected("room");
    line.close();
    loop.advance(Duration.ofSeconds(5));
    assertThat(broker.attempts()).isEqualTo(1);
  }

  private Customer connected(String room) {
    Customer customer = new Customer(loop, line, room, 1);
    line.add(customer);
    connect();
    return customer;
  }

  private void connect() {
    var _ = line.connect();
    broker.line().accept();
    loop.settle();
  }

  private CustomerLine line() {
    return new CustomerLine(loop, broker, endpoint(), new LoadPlan(List.of(endpoint()), Credentials.NONE,
        TlsTrust.SYSTEM, 2, 1, 1, SECOND, SECOND, null, false, 1, false), new SplittableRandom(1), connects::add);
  }

  private static Endpoint endpoint() {
    try {
      return Endpoint.parse("mqtt://broker.test");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<Long> seqs(FakeTransport line) {
    return line.durable().stream().map(sent -> sent.envelope().seq()).toList();
  }
}
