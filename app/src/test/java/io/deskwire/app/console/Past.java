package io.deskwire.app.console;

import io.deskwire.history.Archive;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.Topic;
import io.deskwire.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Rooms with a past, in the database before the console opens it.
 *
 * @param name     of the rooms; part of their ids
 * @param messages in each of them
 */
record Past(String name, int rooms, int messages) {
  private static final String TEXT = " Where is my parcel? It was to come yesterday. ";

  /** Writes it; takes about ten seconds for each 100,000 messages. */
  void write(Path folder) throws Exception {
    try (Store store = Store.open(folder)) {
      Archive archive = new Archive(store);
      long now = System.currentTimeMillis();
      for (int i = 0; i < rooms; i++) {
        int room = i;
        store.write(c -> {
          for (int number = 0; number < messages; number++) {
            long at = now - Duration.ofSeconds(10L * (messages - number)).toMillis();
            boolean customer = number % 3 != 0;
            Sender sender = customer
                ? new Sender(room(room), "Customer " + room, Role.CUSTOMER)
                : new Sender("bob", "Bob", Role.AGENT);
            Envelope envelope = Envelope
                .of(Ids.message(at), room(room), EventType.MESSAGE, sender, "past-" + customer, at)
                .withSeq(number + 1).withText(words(room, number));
            String topic = customer ? new Topic.Chat(room(room)).path() : new Topic.Desk(room(room)).path();
            archive.store(c,
                new Archive.Arrived(topic, envelope, false, true, false, false), EnvelopeCodec.encode(envelope), at);
          }
          return true;
        }).get(10, TimeUnit.MINUTES);
      }
    }
  }

  String room(int number) {
    return name + "-" + number;
  }

  String newest(int room) {
    return words(room, messages - 1);
  }

  private static String words(int room, int number) {
    return room + "/" + number + TEXT.repeat(1 + number % 5).stripTrailing();
  }
}
