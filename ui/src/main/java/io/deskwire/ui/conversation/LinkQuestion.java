package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.SafeText;
import java.net.URI;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Opens links that people wrote. Where the words may hide where one leads ({@code https://bank.example@evil.example}, a
 * Cyrillic letter in the host) it shows the real address first, and waits for the agent's word. One thread.
 */
final class LinkQuestion implements LinkOpener {
  private static final int HOST = 80;
  private static final int ADDRESS = 200;

  private final LinkOpener opener;
  private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");
  private @Nullable URI asked;

  /** @param opener opens an address, in any case */
  LinkQuestion(LinkOpener opener) {
    this.opener = opener;
  }

  /** What must be answered before it is opened; empty for nothing. */
  ReadOnlyStringProperty questionProperty() {
    return question.getReadOnlyProperty();
  }

  @Override
  public void open(URI address) {
    dismiss();
    if (Links.isPlain(address)) {
      opener.open(address);
    } else {
      asked = address;
      question.set(ConversationTexts.of("link.asks", SafeText.brief(Links.destination(address), HOST),
          SafeText.brief(address.toASCIIString(), ADDRESS)));
    }
  }

  /** The agent wants it all the same. */
  void openAnyway() {
    URI sure = asked;
    dismiss();
    if (sure != null) {
      opener.open(sure);
    }
  }

  /** The agent thinks better of it. */
  void dismiss() {
    asked = null;
    question.set("");
  }
}
