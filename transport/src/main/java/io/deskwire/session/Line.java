package io.deskwire.session;

import io.deskwire.latency.LatencyWindow;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TlsException;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.UnreachableException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint, kept connected: attempts, back-off, silence, wake from sleep. Owned by the session thread; the
 * listener's calls come from libraries' threads and only hand over.
 *
 * <p>While the host is unreachable one cheap attempt per 500 ms (jittered) goes on, so the line is back within a second
 * of the network. Back-off with full jitter 250 ms … 30 s is for refusals.
 */
final class Line {
  private static final Duration UNREACHABLE_RETRY = Duration.ofMillis(500);
  private static final long LEAST_PAUSE_MS = 100;
  private static final long BACK_OFF_FIRST_MS = 250;
  private static final long BACK_OFF_MAX_MS = 30_000;
  private static final Duration TICK = Duration.ofSeconds(1);
  /** A connection that ends sooner than this was not worth much; a series of them is answered with back-off; ns. */
  private static final long SHORT_LIVED_NANOS = 2_000_000_000L;
  private static final int FREE_SHORT_LIVES = 3;
  /** The wall clock ahead of the monotonic one by more than this means that the machine has slept; ms. */
  private static final long SLEPT_MS = 4_000;

  private final EventLoop loop;
  private final TransportFactory factory;
  private final ConnectRequest request;
  private final RandomGenerator random;
  private final Owner owner;
  private final LatencyWindow latency = new LatencyWindow();

  private int epoch;
  private LineState state = LineState.WAITING;
  private long since;
  private int attempt;
  private long attemptNanos;
  private long upNanos;
  private int shortLives;
  private long nextAttempt;
  private long lastProofWall;
  private @Nullable Ear ear;
  private @Nullable String problem;
  private @Nullable Transport transport;
  private EventLoop.@Nullable Timer timer;
  private EventLoop.@Nullable Timer ticker;
  private long tickNanos;
  private long tickWall;
  private boolean closed;
  private boolean paused;

  /** Told on the session thread, but for {@link #received}. */
  interface Owner {
    /** From a library's thread. */
    void received(int epoch, Inbound inbound);

    void stateChanged(LineState state, @Nullable String reason);

    void connected(Transport transport);

    /**
     * What was in flight on this transport is unknown now.
     *
     * @param byPeer that the other end or the network has ended it, not this side
     */
    void disconnected(Transport transport, boolean byPeer);
  }

  Line(EventLoop loop, TransportFactory factory, ConnectRequest request, RandomGenerator random, Owner owner) {
    this.loop = loop;
    this.factory = factory;
    this.request = request;
    this.random = random;
    this.owner = owner;
    since = loop.wallMillis();
  }

  void start() {
    tickNanos = loop.nanos();
    tickWall = loop.wallMillis();
    ticker = loop.schedule(TICK, this::tick);
    connect();
  }

  /** Tries at once, whatever it was waiting for. */
  void retryNow() {
    paused = false;
    if (transport == null && !closed) {
      attempt = 0;
      connect();
    }
  }

  /**
   * Cuts the line and stays away until {@link #retryNow}.
   *
   * @param why one sentence for people
   */
  void pause(String why) {
    paused = true;
    cancelTimer();
    nextAttempt = 0;
    drop(why);
    problem = why;
    become(LineState.WAITING, problem);
  }

  void close() {
    closed = true;
    cancelTimer();
    if (ticker != null) {
      ticker.cancel();
    }
    Transport old = transport;
    transport = null;
    epoch++;
    if (old != null) {
      old.close();
    }
  }

  @Nullable
  Transport transport() {
    return state.isUp() ? transport : null;
  }

  boolean isPaused() {
    return paused;
  }

  LineState state() {
    return state;
  }

  LatencyWindow latency() {
    return latency;
  }

  private void connect() {
    cancelTimer();
    if (closed || paused || transport != null) {
      return;
    }
    attempt++;
    attemptNanos = loop.nanos();
    nextAttempt = 0;
    int mine = ++epoch;
    Ear listening = new Ear(mine);
    ear = listening;
    Transport made = factory.create(request, listening);
    transport = made;
    become(LineState.CONNECTING, null);
    var _ = made.connect().whenComplete((_, failure) -> loop.execute(() -> {
      if (mine == epoch && failure == null) {
        attempt = 0;
        problem = null;
        upNanos = loop.nanos();
        listening.lastProofNanos = upNanos;
        become(LineState.CONNECTED, null);
        owner.connected(made);
      }
    }));
  }

  private void lost(TransportException reason) {
    boolean wasUp = state.isUp();
    Transport old = transport;
    transport = null;
    problem = reason.getMessage();
    if (wasUp && old != null) {
      owner.disconnected(old, true);
    }
    if (closed || paused) {
      return;
    }
    if (!wasUp && reason instanceof UnreachableException) {
      shortLives = 0; // the network takes it away, not a broker that closes on everybody
    }
    boolean hopeless = reason instanceof SignInException || reason instanceof TlsException
        || reason instanceof BadEndpointException;
    long delay = wasUp ? afterLife() : delayMillis(reason, hopeless);
    nextAttempt = loop.wallMillis() + delay;
    become(hopeless ? LineState.BLOCKED : LineState.WAITING, problem);
    timer = loop.schedule(Duration.ofMillis(delay), this::connect);
  }

  private long delayMillis(TransportException reason, boolean hopeless) {
    if (hopeless) {
      return BACK_OFF_MAX_MS;
    }
    if (reason instanceof UnreachableException) {
      // from attempt to attempt: a library takes up to 0.3 s to say that nobody is there
      long taken = (loop.nanos() - attemptNanos) / 1_000_000;
      return Math.max(LEAST_PAUSE_MS, Math.round(UNREACHABLE_RETRY.toMillis() * random.nextDouble(0.8, 1.2)) - taken);
    }
    return backOff(attempt);
  }

  /** At once, but not for ever: a broker that takes everybody and closes at once must not be hammered. */
  private long afterLife() {
    shortLives = loop.nanos() - upNanos < SHORT_LIVED_NANOS ? shortLives + 1 : 0;
    return shortLives <= FREE_SHORT_LIVES ? random.nextLong(50, 150) : backOff(shortLives - FREE_SHORT_LIVES);
  }

  private long backOff(int failures) {
    long ceiling = Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS << Math.min(failures, 7));
    return random.nextLong(BACK_OFF_FIRST_MS, Math.max(BACK_OFF_FIRST_MS + 1, ceiling));
  }

  /** Once a second: has the machine slept, is the other end still there? */
  private void tick() {
    if (closed) {
      return;
    }
    long nanos = loop.nanos();
    long wall = loop.wallMillis();
    boolean slept = wall - tickWall - (nanos - tickNanos) / 1_000_000 > SLEPT_MS;
    tickNanos = nanos;
    tickWall = wall;
    ticker = loop.schedule(TICK, this::tick);
    if (slept && !paused) {
      drop("The computer was asleep.");
      retryNow();
      return;
    }
    if (!state.isUp()) {
      return;
    }
    long silent = (nanos - lastProof()) / 1_000_000;
    long beat = request.heartBeat().toMillis();
    if (silent > beat * 5 / 2) {
      drop("Nothing has come for " + silent / 1000 + " s.");
      retryNow();
    } else if (silent > beat * 3 / 2) {
      become(LineState.SILENT, null);
    } else {
      become(LineState.CONNECTED, null);
    }
  }

  /** Gives the connection up without waiting for its library to notice. */
  private void drop(String reason) {
    Transport old = transport;
    if (old == null) {
      return;
    }
    boolean wasUp = state.isUp();
    epoch++;
    transport = null;
    problem = reason;
    old.abort();
    if (wasUp) {
      owner.disconnected(old, false);
    }
    become(LineState.WAITING, reason);
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void become(LineState next, @Nullable String reason) {
    if (state != next) {
      state = next;
      since = loop.wallMillis();
      owner.stateChanged(next, reason);
    }
  }

  ConnectionSummary.Line summary() {
    Transport current = transport;
    long proof = lastProof() == 0 ? 0 : loop.wallMillis() - (loop.nanos() - lastProof()) / 1_000_000;
    lastProofWall = Math.max(lastProofWall, proof);
    return new ConnectionSummary.Line(endpoint(), state, since, attempt, nextAttempt, lastProofWall, problem,
        current == null ? java.util.Set.of() : current.capabilities(), latency.figures(loop.nanos()));
  }

  /** Monotonic, ns; 0 for never. Of the newest attempt alone: what an old connection still says proves nothing. */
  long lastProof() {
    Ear listening = ear;
    return listening == null ? 0 : listening.lastProofNanos;
  }

  Endpoint endpoint() {
    return request.endpoint();
  }

  /** Hears one transport; after the next attempt has begun it is ignored. */
  private final class Ear implements TransportListener {
    private final int mine;
    private volatile long lastProofNanos;

    Ear(int mine) {
      this.mine = mine;
    }

    @Override
    public void received(Inbound inbound) {
      owner.received(mine, inbound);
    }

    @Override
    public void proofOfLife(long nanos) {
      lastProofNanos = nanos;
    }

    @Override
    public void closed(TransportException reason) {
      loop.execute(() -> {
        if (mine == epoch) {
          lost(reason);
        }
      });
    }
  }
}
