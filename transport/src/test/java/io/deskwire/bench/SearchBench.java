package io.deskwire.bench;

import io.deskwire.history.Archive;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.Store;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Finding the newest 50 messages among many, against an FTS5 table that holds the same texts. */
final class SearchBench {
  private static final int GROUP = 10_000;
  private static final int ROOMS = 1_000;
  private static final int HITS = 50;
  private static final int ROUNDS = 40;
  private static final int VOCABULARY = 30_000;
  private static final String[] SYLLABLES = ("ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu par cel or"
      + " der cus tom er ship ment ad dress re fund").split(" ", -1);

  private final Path folder;
  private final int rows;
  private final Random random = new Random(1);
  private final List<String> vocabulary;
  private final double[] upTo = new double[VOCABULARY];

  SearchBench(Path folder, int rows) {
    this.folder = folder;
    this.rows = rows;
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < VOCABULARY) {
      StringBuilder word = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
    vocabulary = List.copyOf(words);
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += 1.0 / (i + 2);
      upTo[i] = sum;
    }
  }

  void run(Report report) throws Exception {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("raw.db"))) {
      fill(raw);
      try (ChatSession session = ChatSession.open(Profile.of("bench", new Agent("anna", "Anna", Role.AGENT),
          Endpoint.parse("mqtt://127.0.0.1:1"), Credentials.NONE, folder.resolve("ours")))) {
        session.goOffline();
        ask(report, session, raw);
      }
    }
  }

  private void fill(Connection raw) throws SQLException {
    try (Statement statement = raw.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA cache_size = -8192");
      statement.execute("CREATE VIRTUAL TABLE search USING fts5(text, prefix = '2 3',"
          + " tokenize = 'unicode61 remove_diacritics 2')");
    }
    raw.setAutoCommit(false);
    try (Store store = Store.open(folder.resolve("ours"));
        PreparedStatement insert = raw.prepareStatement("INSERT INTO search(rowid, text) VALUES(?, ?)")) {
      Archive archive = new Archive(store);
      for (int first = 1; first <= rows; first += GROUP) {
        List<Envelope> group = group(first);
        store.write(c -> {
          for (Envelope event : group) {
            archive.store(c, new Archive.Arrived("chat/" + event.room(), event, false, true, false, false),
                new byte[0], event.sentAt());
          }
          return true;
        }).join();
        for (int i = 0; i < group.size(); i++) {
          insert.setLong(1, (long) first + i);
          insert.setString(2, group.get(i).text());
          insert.executeUpdate();
        }
        raw.commit();
      }
    }
    raw.setAutoCommit(true);
  }

  private List<Envelope> group(int first) {
    List<Envelope> group = new ArrayList<>();
    for (int i = first; i < first + GROUP; i++) {
      String room = "room-" + i % ROOMS;
      group.add(Envelope.of("01900000-0000-7000-8000-%012d".formatted(i), room, EventType.MESSAGE,
          new Sender(room, "Mia", Role.CUSTOMER), "s", 1_700_000_000_000L + i).withText(text()));
    }
    return group;
  }

  /** 3 to 22 words, few of them very often, as people write. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = 3 + random.nextInt(20); n > 0; n--) {
      double at = random.nextDouble() * upTo[VOCABULARY - 1];
      int found = java.util.Arrays.binarySearch(upTo, at);
      text.append(vocabulary.get(Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found))).append(' ');
    }
    return text.toString();
  }

  private void ask(Report report, ChatSession session, Connection raw) throws SQLException {
    Histogram ours = new Histogram(3);
    Histogram plain = new Histogram(3);
    try (PreparedStatement query = raw.prepareStatement(
        "SELECT rowid, text FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT " + HITS)) {
      List<String> typed = typed();
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        for (String words : typed) {
          long start = System.nanoTime();
          int found = session.search(words, HITS).join().size();
          long between = System.nanoTime();
          int there = count(query, words);
          long end = System.nanoTime();
          if (found != there) {
            throw new IllegalStateException(words + ": " + found + " found, there are " + there);
          }
          if (round >= 0) {
            ours.recordValue(between - start);
            plain.recordValue(end - between);
          }
        }
      }
    }
    String what = "search in " + rows + " messages, ";
    report.atMost(what + "p50", "ms", ours.getValueAtPercentile(50) / 1e6, plain.getValueAtPercentile(50) / 1e6, 1.2);
    report.atMost(what + "p95", "ms", ours.getValueAtPercentile(95) / 1e6, plain.getValueAtPercentile(95) / 1e6, 1.2);
    report.atMost(what + "worst of 50 ms", "ms", ours.getMaxValue() / 1e6, 50, 1);
  }

  /** What stands in the field while somebody types; words that are everywhere, somewhere and nowhere. */
  private List<String> typed() {
    List<String> typed = new ArrayList<>(
        List.of("p", "s", "pa", "par", "parc", "parcel", "or", "ord", "ship", "shipment",
            "cus", "custom", "nowhere"));
    for (int rank : new int[]{0, 1, 10, 100, 1_000, 10_000}) {
      typed.add(vocabulary.get(rank));
    }
    typed.add(vocabulary.get(0) + " " + vocabulary.get(1));
    typed.add(vocabulary.get(0) + " p");
    typed.add(vocabulary.get(50) + " " + vocabulary.get(60) + " cus");
    typed.add(vocabulary.get(5_000) + " " + vocabulary.get(9_000));
    return typed;
  }

  private static int count(PreparedStatement query, String words) throws SQLException {
    query.setString(1, '"' + String.join("\" \"", words.split(" ", -1)) + "\" *");
    int found = 0;
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found += rows.getString(2).isEmpty() ? 0 : 1;
      }
    }
    return found;
  }
}
