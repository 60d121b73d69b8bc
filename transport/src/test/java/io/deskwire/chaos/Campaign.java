package io.deskwire.chaos;

import io.deskwire.chaos.Event.Kind;
import io.deskwire.fault.FaultProxy;
import io.deskwire.session.Profile;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.testing.FragileBroker;
import io.deskwire.transport.testing.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One desk on one broker under fire: three consoles, each a process of its own, and two customers write to each other
 * while a schedule breaks everything; when it is mended, everything must have arrived everywhere, once and in order.
 */
final class Campaign implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration MENDED = Duration.ofMinutes(5);
  private static final Duration SETTLED = Duration.ofMinutes(3);
  /** How long what the broker has forgotten may take to come again: presence tells heads every 15 s. */
  private static final Duration REPAIRED = Duration.ofSeconds(45);
  private static final List<String> ROOMS = List.of("r1", "r2");
  private static final int ONE_FILE_IN = 25;
  private static final int MOST_PARTS = 4;
  /** Nobody writes more while so much has not left. */
  private static final int MOST_UNSENT = 100;

  private final String name;
  private final long seed;
  private final Random random;
  private final Schedule schedule;
  private final Path folder;
  private final History others;
  private final List<Desk> desks = new ArrayList<>();
  private final List<FaultProxy> customersLines = new ArrayList<>();
  private final List<Customer> customers = new ArrayList<>();
  private final Injector injector;
  private final ScheduledExecutorService timer = Executors
      .newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("campaign-", 0).factory());
  private final List<String> troubles = new ArrayList<>();

  /**
   * Everybody takes their place; nothing is broken yet.
   *
   * @param name     of the broker, for the report
   * @param schedule of all campaigns of this seed
   * @param folder   of its own
   */
  Campaign(String name, FragileBroker broker, boolean webSocket, Schedule schedule, long seed, Path folder) {
    this.name = name;
    this.seed = seed;
    this.schedule = schedule;
    this.folder = folder;
    random = new Random(seed);
    NameService names = new NameService(folder);
    Desk.Certificates certificates = new Desk.Certificates(new TestCertificates(made("known")),
        new TestCertificates(made("unknown")));
    others = new History(folder.resolve("others.jsonl"));
    List<Dialect> dialects = new ArrayList<>(
        webSocket ? List.of(Dialect.STOMP_WS, Dialect.MQTT, Dialect.MQTT_WS) : List.of(Dialect.MQTT));
    Collections.shuffle(dialects, random);
    desks.add(desk("anna", broker, List.of(dialects.getFirst()), Profile.Standby.WARM, certificates, names));
    desks.add(desk("ben", broker,
        webSocket ? List.of(Dialect.STOMP_WS, Dialect.MQTT) : List.of(Dialect.MQTT, Dialect.MQTTS),
        Profile.Standby.WARM, certificates, names));
    desks.add(desk("cleo", broker, dialects.reversed().stream().limit(2).map(Campaign::secured).toList(),
        Profile.Standby.COLD, certificates, names));
    for (String room : ROOMS) {
      FaultProxy line = new FaultProxy(broker.endpoint(dialects.get(customers.size() % dialects.size())), seed);
      customersLines.add(line);
      customers.add(new Customer("customer-" + room, room, line.endpoint(), broker.agent(), TlsTrust.SYSTEM, others));
    }
    List<FaultProxy> lines = new ArrayList<>(customersLines);
    desks.forEach(each -> lines.addAll(each.lines()));
    injector = new Injector(broker, desks, lines, certificates, names, others);
  }

  private Path made(String part) {
    try {
      return Files.createDirectories(folder.resolve(part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Desk desk(String who, FragileBroker broker, List<Dialect> dialects, Profile.Standby standby,
      Desk.Certificates certificates, NameService names) {
    return new Desk(who, broker, dialects, standby, certificates, folder, seed, names.flags());
  }

  private static Dialect secured(Dialect dialect) {
    return switch (dialect) {
      case STOMP_WS -> Dialect.STOMP_WSS;
      case MQTT -> Dialect.MQTTS;
      case MQTT_WS -> Dialect.MQTT_WSS;
      default -> dialect;
    };
  }

  /** Who speaks what, for the log. */
  String cast() {
    return name + ": " + String.join("; ", desks.stream().map(desk -> desk.console().name() + " "
        + desk.console().settings().standby() + " "
        + desk.console().settings().endpoints().stream().map(endpoint -> endpoint.dialect().scheme()).toList())
        .toList());
  }

  /** Everybody is there and has been heard by everybody. */
  void begin() {
    desks.forEach(desk -> desk.console().start());
    if (!Waiting.until(START, () -> desks.stream().allMatch(desk -> desk.console().isUp()))) {
      throw new IllegalStateException("not everybody has connected to " + name);
    }
    desks.forEach(desk -> desk.console().tell("say r1 1 10"));
    customers.forEach(customer -> customer.say(1));
    settle();
  }

  /** Breaks things for so long, mends them, and waits until everything has arrived. */
  void round(Duration faults) {
    others.mark("a round of " + faults);
    var traffic = timer.scheduleWithFixedDelay(this::write, 0, 60, TimeUnit.MILLISECONDS);
    List<Schedule.Step> steps = schedule.round(faults);
    for (Schedule.Step step : steps) {
      var _ = timer.schedule(() -> injector.inject(step), step.at(), TimeUnit.MILLISECONDS);
    }
    Waiting.until(faults, () -> false);
    traffic.cancel(false);
    long over = System.nanoTime();
    injector.mend(MENDED);
    long mended = System.nanoTime();
    settle();
    others.mark(String.format(Locale.ROOT, "mended after %.1f s, settled after %.1f s more", (mended - over) / 1e9,
        (System.nanoTime() - mended) / 1e9));
  }

  private void write() {
    int who = random.nextInt(desks.size() + customers.size());
    int count = random.nextInt(1, 4);
    String room = ROOMS.get(random.nextInt(ROOMS.size()));
    int padding = random.nextInt(30) == 0 ? 12_000 : random.nextInt(400);
    int parts = random.nextInt(ONE_FILE_IN) == 0 ? random.nextInt(1, MOST_PARTS + 1) : 0;
    if (who >= desks.size()) {
      Customer customer = customers.get(who - desks.size());
      if (customer.unsent() < MOST_UNSENT && parts > 0) {
        customer.attach(parts);
      } else if (customer.unsent() < MOST_UNSENT) {
        customer.say(count);
      }
      return;
    }
    Console console = desks.get(who).console();
    Console.Status status = console.status();
    if (status != null && status.outbox() < MOST_UNSENT) {
      console.tell(parts > 0 ? "attach " + room + " " + parts : "say " + room + " " + count + " " + padding);
    }
  }

  private void settle() {
    boolean settled = Waiting.until(SETTLED, () -> customers.stream().allMatch(Customer::isEmpty)
        && desks.stream().allMatch(desk -> desk.console().isUp() && desk.console().isEmpty()) && missing(true) == 0);
    if (!settled) {
      troubles.add("not settled in " + SETTLED + ": " + state());
    } else {
      Waiting.until(REPAIRED, () -> missing(false) == 0);
      desks.forEach(desk -> desk.console().make("files"));
    }
  }

  private String state() {
    StringBuilder text = new StringBuilder();
    for (Desk desk : desks) {
      Console console = desk.console();
      text.append(console.name()).append(console.isAlive() ? " alive " : " DEAD ").append(console.status())
          .append("; ");
    }
    customers.forEach(customer -> text.append(customer.unsent()).append(" unsent; "));
    return text.append(missing(true)).append(" missing").toString();
  }

  private List<Event> events() {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("others.jsonl")));
    desks.forEach(desk -> files.add(desk.console().history()));
    return History.read(files);
  }

  /**
   * Messages times consoles that have not been shown them.
   *
   * @param excused without those that the broker may have forgotten
   */
  private int missing(boolean excused) {
    Map<String, Long> sent = new HashMap<>();
    Map<String, Long> confirmed = new HashMap<>();
    Map<String, Set<String>> shown = new HashMap<>();
    desks.forEach(desk -> shown.put(desk.console().name(), new HashSet<>()));
    for (Event event : events()) {
      switch (event.kind()) {
        case SENT -> sent.put(event.id(), event.at());
        case CONFIRMED -> confirmed.put(event.id(), event.at());
        case SHOWN -> shown.computeIfAbsent(event.consumer(), _ -> new HashSet<>()).add(event.id());
        default -> {
          // says nothing of who has what
        }
      }
    }
    List<Injector.Window> windows = injector.forgotten();
    int count = 0;
    for (String id : confirmed.keySet()) {
      if (!excused || !Judge.mayBeForgotten(sent.get(id), confirmed.get(id), windows)) {
        count += (int) shown.values().stream().filter(seen -> !seen.contains(id)).count();
      }
    }
    return count;
  }

  /** What it has come to so far. */
  CampaignReport.Part report() {
    List<Event> events = events();
    Judge.Judgement judged = Judge.judge(seed, events, injector.forgotten());
    int again = (int) events.stream()
        .filter(event -> event.kind() == Kind.MARK && event.id().startsWith("sent again by the agent")).count();
    int files = (int) events.stream().filter(event -> event.kind() == Kind.FILE).count();
    return new CampaignReport.Part(name, judged, injector.injected(), again, files, List.copyOf(troubles));
  }

  @Override
  public void close() {
    injector.close();
    timer.shutdownNow();
    customers.forEach(Customer::close);
    desks.forEach(Desk::close);
    customersLines.forEach(FaultProxy::close);
    others.close();
  }
}
