package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Artemis with the shipped configuration and two customers; only the port, the folder and the users are filled in. */
public final class ShippedArtemis implements CustomerBroker {
  private final int port = Ports.free();
  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

  public ShippedArtemis(Path folder) throws Exception {
    String customer = Files.readString(BrokerProgram.shipped("artemis-customer.xml"));
    String xml = Files.readString(BrokerProgram.shipped("artemis.xml")).replace(":15674?", ":" + port + "?").replace(
        "</security-settings>",
        customer.replace("ROOM", CUSTOMER.user()) + customer.replace("ROOM", OTHER_CUSTOMER.user())
            + "</security-settings>");
    FileConfiguration configuration = new FileConfiguration();
    FileDeploymentManager reader = new FileDeploymentManager(
        Files.writeString(folder.resolve("broker.xml"), xml).toUri().toString());
    reader.addDeployable(configuration);
    reader.readConfiguration();
    configuration.setBrokerInstance(folder.toFile());
    configuration.setJMXManagementEnabled(false);
    SecurityConfiguration users = new SecurityConfiguration();
    add(users, AGENT, "agents");
    add(users, COLLEAGUE, "agents");
    add(users, RESTRICTED, "somebody");
    add(users, CUSTOMER, CUSTOMER.user());
    add(users, OTHER_CUSTOMER, OTHER_CUSTOMER.user());
    server.setConfiguration(configuration);
    server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    server.start();
  }

  private static void add(SecurityConfiguration users, Credentials user, String role) {
    users.addUser(user.user(), user.password());
    users.addRole(user.user(), role);
  }

  public void stop() throws Exception {
    server.stop();
  }

  @Override
  public Endpoint endpoint(Dialect dialect) {
    return TestBroker.loopback(dialect, port);
  }

  @Override
  public Endpoint customers() {
    return endpoint(Dialect.MQTT);
  }

  @Override
  public int largestPayload() {
    return 30 << 20;
  }
}
