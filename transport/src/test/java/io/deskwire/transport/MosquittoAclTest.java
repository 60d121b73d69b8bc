package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RecordingListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Customers and agents on listeners of their own, as shipped for Mosquitto. */
class MosquittoAclTest extends CustomerRightsContract {
  @Override
  CustomerBroker broker() {
    return MosquittoBroker.shared();
  }

  @Override
  boolean cutsTheLineOfAKnownName() {
    return false;
  }

  @Test
  void letsNobodyInAtTheOthersDoor() {
    Transport customer = line(broker().endpoint(Dialect.MQTT), CustomerBroker.CUSTOMER, new InboxName("room-a", false),
        List.of(), new RecordingListener());
    Transport agent = line(broker().customers(), broker().agent(), new InboxName(name(), false), List.of(),
        new RecordingListener());

    assertThat(ContractTools.failure(customer.connect())).isInstanceOf(SignInException.class);
    assertThat(ContractTools.failure(agent.connect())).isInstanceOf(SignInException.class);
  }

  @Test
  void keepsOneConnectionForEachCustomer() throws Exception {
    RecordingListener first = new RecordingListener();
    customer(CustomerBroker.CUSTOMER, List.of(), first);

    Transport second = line(broker().customers(), CustomerBroker.CUSTOMER, new InboxName("another", false), List.of(),
        new RecordingListener());
    done(second.connect());

    await().atMost(SOON).until(() -> !first.closings.isEmpty());
  }
}
