package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import java.util.List;

/** A customer for the tour who has been here before. */
final class TourCustomer {
  private static final long WEEK = 7 * 86_400_000L;
  private static final Sender MIA = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  private TourCustomer() {}

  /** Gives the session five chats that were closed in the weeks before. */
  static FakeChatSession regular(FakeChatSession session, long now) {
    List<String> first = List.of("Hello, do you ship to the Faroe Islands, and what would that cost for two parcels?",
        "My parcel has not come", "Can I change the address?", "Thank you for last week!", "The invoice has no VAT id");
    for (int i = 0; i < first.size(); i++) {
      long at = now - (first.size() - i) * WEEK;
      session.seed(List.of(line("p" + i, at, EventType.MESSAGE, MIA, first.get(i)),
          line("q" + i, at + 240_000, EventType.MESSAGE, BEN, "One moment please"),
          line("n" + i, at + 300_000, EventType.NOTE, BEN, i == first.size() - 1
              ? "Business customer; wants the VAT id on every invoice, sales has noted it in the CRM."
              : "Ordered as a guest"),
          line("c" + i, at + 600_000, EventType.CLOSED, BEN, "")));
    }
    return session;
  }

  private static ChatMessage line(String id, long at, EventType type, Sender from, String text) {
    return new ChatMessage(id, "mia", at, at, type, from, text, null, at, at, Double.NaN, false, true, null, null, null,
        null, false);
  }
}
