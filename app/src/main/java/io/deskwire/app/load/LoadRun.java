package io.deskwire.app.load;

import io.deskwire.message.Ids;
import io.deskwire.time.EventLoop;
import io.deskwire.time.ThreadEventLoop;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One run: connects everybody, lets them write for a while that does not count, then for the time that does, and waits
 * for what is still on its way. For one thread, but for {@link #stop}.
 */
public final class LoadRun implements AutoCloseable {
  /** Nothing has come for so long: what is missing is lost. Longer than a dead line takes to be found and made again. */
  static final Duration QUIET = Duration.ofSeconds(15);
  /** The longest that is waited while something still comes. */
  static final Duration MOST = Duration.ofSeconds(60);
  private static final Duration AFTER_WARM_UP = Duration.ofSeconds(5);
  /** Somebody who has interrupted it does not want to wait. */
  private static final Duration AFTER_STOP = Duration.ofSeconds(5);

  private final LoadPlan plan;
  private final String rooms;
  private final EventLoop loop = new ThreadEventLoop("deskwire-load");
  private final List<Site> sites = new ArrayList<>();
  private final Stragglers stragglers = stragglers();
  /** How late this process itself was to notice that a message is due. */
  private final Histogram lateMicros = new Histogram(3_600_000_000L, 3); // loop
  private final AtomicReference<@Nullable Pacer> pacer = new AtomicReference<>();
  private volatile boolean stopped;

  private LoadRun(LoadPlan plan, String rooms) {
    this.plan = plan;
    this.rooms = rooms;
  }

  /** What the names of a run's rooms begin with, so that a desk can tell them; another one each time. */
  public static String newRooms() {
    return "load-" + Ids.secret().substring(0, 8) + "-";
  }

  /**
   * Connects the readers and all customers; waits until they are.
   *
   * @param rooms what the names of rooms begin with
   * @throws TransportException the reason of the first that could not be connected
   */
  public static LoadRun open(TransportFactory factory, LoadPlan plan, String rooms)
      throws TransportException, InterruptedException {
    LoadRun run = new LoadRun(plan, rooms);
    try {
      for (int i = 0; i < plan.endpoints().size(); i++) {
        run.sites.add(new Site(run.loop, factory, plan, i, rooms));
      }
      for (Site site : run.sites) {
        connected(site.reader().connect());
      }
      connected(new Opening(run.loop, run.sites.stream().flatMap(site -> site.lines().stream()).toList()).start());
      return run;
    } catch (TransportException | InterruptedException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private static void connected(CompletableFuture<Void> connecting) throws TransportException, InterruptedException {
    try {
      connecting.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException reason) {
        throw reason;
      }
      throw new ConnectionLostException("The connection failed unexpectedly.", e.getCause());
    }
  }

  /** Lets them write. @return the figures when the time is over, or soon after {@link #stop} */
  public LoadFigures measure() throws InterruptedException {
    if (pace(plan.warmUp(), false)) {
      done(stragglers().await(AFTER_WARM_UP, AFTER_WARM_UP));
    }
    onLoop(() -> sites.forEach(Site::startTroubles));
    sites.forEach(Site::startMeasuringTheBroker);
    Duration ownAtStart = ownCpu();
    long start = System.nanoTime();
    pace(plan.duration(), true);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    double own = share(ownCpu().minus(ownAtStart), elapsed);
    List<BrokerUsage> usage = sites.stream().map(site -> site.brokerUsage(elapsed)).toList();
    onLoop(() -> sites.forEach(Site::stopTroubles));
    done(stragglers.await(QUIET, MOST));
    return done(CompletableFuture.supplyAsync(() -> figures(usage, own), loop));
  }

  private Stragglers stragglers() {
    return new Stragglers(loop, () -> sites.stream().allMatch(Site::isComplete),
        () -> sites.stream().mapToLong(Site::arrivals).sum());
  }

  /** @return whether it went to its end */
  private boolean pace(Duration time, boolean counted) throws InterruptedException {
    int endpoints = plan.endpoints().size();
    Pacer made = new Pacer(loop, plan.rate(), plan.messagesIn(time), (number, nanos) -> {
      if (counted) {
        lateMicros.recordValue((loop.nanos() - nanos) / 1000);
      }
      int customer = (int) (number % plan.customers());
      sites.get(customer % endpoints).say(customer / endpoints, nanos, counted);
    });
    pacer.set(made);
    if (stopped) {
      made.stop();
    }
    return done(made.start());
  }

  private LoadFigures figures(List<BrokerUsage> usage, double own) {
    List<EndpointFigures> all = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      all.add(sites.get(i).figures(usage.get(i)));
    }
    return new LoadFigures(plan, rooms, stopped, List.copyOf(all), sites.stream().mapToInt(Site::troubles).sum(), own,
        lateMicros.getTotalCount() == 0 ? Double.NaN : lateMicros.getValueAtPercentile(99) / 1000.0,
        sites.stream().flatMap(site -> site.problems().stream()).toList());
  }

  private void onLoop(Runnable task) throws InterruptedException {
    done(CompletableFuture.runAsync(task, loop));
  }

  private static <T> T done(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Of one processor. */
  static double share(Duration cpu, Duration elapsed) {
    return elapsed.isZero() ? 0 : (double) cpu.toNanos() / elapsed.toNanos();
  }

  /** Ends it: nobody writes any more, and what is on its way is waited for a few seconds. Any thread; returns at once. */
  public void stop() {
    stopped = true;
    Pacer current = pacer.get();
    if (current != null) {
      current.stop();
    }
    stragglers.hurry(AFTER_STOP);
  }

  /** Closes every connection; waits for the proxies' threads. */
  @Override
  public void close() {
    CompletableFuture.runAsync(() -> sites.forEach(Site::close), loop).join();
    loop.close();
    sites.forEach(Site::closeProxies);
  }
}
