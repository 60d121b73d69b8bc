package io.deskwire.app.load;

import io.deskwire.fault.FaultProxy;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TransportFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** One endpoint: its customers and their lines, what breaks these, the reader, and the broker's process. Owned by the loop. */
final class Site {
  /** Lines behind one proxy break together, as those of one mobile cell do; others go on. */
  private static final int CELLS = 4;

  private final Endpoint endpoint;
  private final Ledger ledger = new Ledger();
  private final DeskReader reader;
  private final List<FaultProxy> proxies = new ArrayList<>();
  private final List<Troubles> troubles = new ArrayList<>();
  private final List<CustomerLine> lines = new ArrayList<>();
  private final List<Customer> customers = new ArrayList<>();
  private final Histogram connectMicros = new Histogram(3_600_000_000L, 3);
  private final BrokerProcess.Found process;
  private Duration cpuAtStart = Duration.ZERO;

  /** @param index of the endpoint in the plan */
  Site(EventLoop loop, TransportFactory factory, LoadPlan plan, int index, String rooms) {
    endpoint = plan.endpoints().get(index);
    reader = new DeskReader(factory, endpoint, plan, ledger);
    process = BrokerProcess.at(endpoint);
    SplittableRandom random = new SplittableRandom(plan.seed() * 31 + index);
    int connections = plan.connectionsAt(index);
    for (int i = 0; plan.needsProxy() && i < (plan.faults() ? Math.min(CELLS, connections) : 1); i++) {
      proxies.add(proxy(loop, plan, random));
    }
    for (int i = 0; i < connections; i++) {
      lines.add(new CustomerLine(loop, factory,
          proxies.isEmpty() ? endpoint : proxies.get(i % proxies.size()).endpoint(), plan, random.split(),
          nanos -> connectMicros.recordValue(nanos / 1000)));
    }
    for (int i = 0; i < plan.customersAt(index); i++) {
      // the number is that among the customers of all endpoints
      int number = i * plan.endpoints().size() + index;
      CustomerLine line = lines.get(i % lines.size());
      Customer customer = new Customer(loop, line, rooms + number, number);
      line.add(customer);
      customers.add(customer);
      ledger.open(customer.room(), customer.stream());
    }
  }

  private FaultProxy proxy(EventLoop loop, LoadPlan plan, SplittableRandom random) {
    FaultProxy proxy = new FaultProxy(endpoint, random.nextLong());
    if (plan.line() != null) {
      proxy.set(plan.line());
    }
    if (plan.faults()) {
      troubles.add(new Troubles(loop, proxy, endpoint.dialect(), plan.line(), random.nextLong()));
    }
    return proxy;
  }

  DeskReader reader() {
    return reader;
  }

  List<CustomerLine> lines() {
    return lines;
  }

  /** A message of one of its customers is due. */
  void say(int customer, long nanos, boolean counted) {
    Customer who = customers.get(customer);
    who.say(ledger.due(who.room(), nanos, counted));
  }

  /** Nothing is missing, or nothing can come any more. Any thread. */
  boolean isComplete() {
    return ledger.missing() == 0 || reader.over().isPresent();
  }

  /** Any thread. */
  long arrivals() {
    return ledger.arrivals();
  }

  void startTroubles() {
    troubles.forEach(Troubles::start);
  }

  void stopTroubles() {
    troubles.forEach(Troubles::stop);
  }

  int troubles() {
    return troubles.stream().mapToInt(Troubles::count).sum();
  }

  void startMeasuringTheBroker() {
    if (process instanceof BrokerProcess.Found.Here(BrokerProcess here)) {
      cpuAtStart = here.cpu();
    }
  }

  /** @param elapsed since {@link #startMeasuringTheBroker} */
  BrokerUsage brokerUsage(Duration elapsed) {
    return switch (process) {
      case BrokerProcess.Found.Nowhere(String why) -> BrokerUsage.none(why);
      case BrokerProcess.Found.Here(BrokerProcess here) -> {
        Optional<Long> memory = here.memory();
        yield memory.isEmpty()
            ? BrokerUsage.none("has ended")
            : new BrokerUsage(here.pid(), LoadRun.share(here.cpu().minus(cpuAtStart), elapsed), memory.get(), "");
      }
    };
  }

  EndpointFigures figures(BrokerUsage broker) {
    Ledger.Totals totals = ledger.totals();
    return new EndpointFigures(endpoint, customers.size(), lines.size(), totals.sent(), totals.delivered(),
        totals.duplicates(), totals.outOfOrder(), totals.repeats(),
        lines.stream().mapToLong(CustomerLine::reconnects).sum(), lines.stream().mapToLong(CustomerLine::refused).sum(),
        totals.p50(), totals.p95(), totals.p99(), totals.max(),
        connectMicros.getTotalCount() == 0 ? Double.NaN : connectMicros.getValueAtPercentile(50) / 1000.0, broker);
  }

  /** What a person should know; one sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    reader.over().ifPresent(reason -> problems.add("The reader at " + endpoint + " was cut off, so nothing more could"
        + " be seen to arrive there: " + reason.getMessage()));
    lines.stream().map(CustomerLine::refusal).flatMap(Optional::stream).findFirst()
        .ifPresent(reason -> problems.add("At " + endpoint + " messages were refused: " + reason.getMessage()));
    return problems;
  }

  void close() {
    lines.forEach(CustomerLine::close);
    reader.close();
  }

  /** After the lines; waits for the proxies' threads. Not on the loop. */
  void closeProxies() {
    proxies.forEach(FaultProxy::close);
  }
}
