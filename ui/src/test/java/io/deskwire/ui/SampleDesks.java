package io.deskwire.ui;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.shell.SessionSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Desks that are made up; the first one is open at the start. */
public final class SampleDesks implements SessionSource, Desks, Desks.Keeper {
  private final Map<String, ChatSession> sessions = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> waiting = new HashMap<>();
  private final List<String> asking = new ArrayList<>();
  private final List<String> deeds = new ArrayList<>();
  private final Optional<ChatSession> first;
  private String start = "";
  private volatile String now = ".";

  /** With the session of the desk that is open at the start; null for none. */
  public SampleDesks(@Nullable ChatSession first) {
    this.first = Optional.ofNullable(first);
  }

  /** One more desk. */
  public SampleDesks with(String id, String name, int unsent, String... endpoints) {
    entries.add(new Entry(id, name, "Anna Nowak", List.of(endpoints)));
    waiting.put(id, unsent);
    return this;
  }

  /** What opens when the desk is chosen. */
  public SampleDesks opening(String id, ChatSession session) {
    sessions.put(id, session);
    return this;
  }

  /** The desk needs a password. */
  public SampleDesks asking(String id) {
    asking.add(id);
    return this;
  }

  /** What was done, in order. */
  public List<String> deeds() {
    return List.copyOf(deeds);
  }

  @Override
  public Desks desks() {
    return this;
  }

  @Override
  public Optional<ChatSession> openKnown() {
    return first;
  }

  @Override
  public ChatSession open(Profile profile) {
    deeds.add("signed in to " + profile.name());
    now = idOf(profile.dataDir());
    return Optional.ofNullable(sessions.get(idOf(profile.dataDir()))).orElseThrow();
  }

  @Override
  public ChatSession open(String desk) {
    deeds.add("opened " + desk);
    now = desk;
    return Optional.ofNullable(sessions.get(desk)).orElseThrow();
  }

  @Override
  public ProfileDraft suggestion() {
    return ProfileDraft.EMPTY;
  }

  @Override
  public Path dataDir() {
    return dataDir("");
  }

  @Override
  public List<Entry> all() {
    return List.copyOf(entries);
  }

  @Override
  public String idOf(Path dataDir) {
    if (!dataDir.startsWith("/data")) {
      return now; // sessions that are made up have no folders
    }
    return dataDir.startsWith("/data/desks") ? "desks/" + dataDir.getFileName() : ".";
  }

  @Override
  public boolean asks(String id) {
    return asking.contains(id);
  }

  @Override
  public ProfileDraft draft(String id) {
    return entries.stream().filter(desk -> desk.id().equals(id)).findFirst()
        .map(desk -> new ProfileDraft(desk.name(), desk.agent(), "anna", desk.endpoints().getFirst(), "", false,
            asking.contains(id) ? "anna" : "", "", "", false, false))
        .orElse(ProfileDraft.EMPTY);
  }

  @Override
  public Path dataDir(String id) {
    return Path.of("/data").resolve(id.isEmpty() ? "desks/" + (entries.size() + 1) : id).normalize();
  }

  @Override
  public Optional<Keeper> keeper() {
    return Optional.of(this);
  }

  @Override
  public void keep(Profile profile) {
    String id = idOf(profile.dataDir());
    deeds.add("kept " + id);
    Entry desk = new Entry(id, profile.name(), profile.agent().name(), List.of(profile.endpoints().getFirst().url()));
    int at = entries.stream().map(Entry::id).toList().indexOf(id);
    if (at < 0) {
      entries.add(desk);
    } else {
      entries.set(at, desk);
    }
  }

  @Override
  public String start() {
    return start;
  }

  @Override
  public void startWith(String id) {
    start = id;
  }

  @Override
  public int waiting(String id) {
    return waiting.getOrDefault(id, 0);
  }

  @Override
  public void remove(String id, boolean history) {
    deeds.add("removed " + id + (history ? " with its messages" : ""));
    entries.removeIf(desk -> desk.id().equals(id));
  }
}
