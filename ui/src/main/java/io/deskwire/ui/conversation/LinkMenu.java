package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.SafeText;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** The links of one message by their addresses: with the keyboard, too, where one leads is read first. FX thread. */
final class LinkMenu {
  private static final int MOST = 20;
  private static final int ADDRESS = 80;

  private final LinkOpener opener;
  private final ContextMenu menu = new ContextMenu();

  LinkMenu(LinkOpener opener) {
    this.opener = opener;
  }

  /** Each address once, in the order of the text. */
  static List<URI> links(ChatMessage message) {
    return Links.split(SafeText.lines(message.text())).stream().map(Links.Part::address).filter(Objects::nonNull)
        .distinct().limit(MOST).toList();
  }

  /** One for each link. */
  List<MenuItem> items(ChatMessage message) {
    return links(message).stream().map(address -> {
      MenuItem item = new MenuItem(SafeText.brief(address.toASCIIString(), ADDRESS));
      item.setMnemonicParsing(false); // an underscore in an address would vanish
      item.setOnAction(_ -> opener.open(address));
      return item;
    }).toList();
  }

  void show(Node below, ChatMessage message) {
    menu.getItems().setAll(items(message));
    menu.show(below, Side.BOTTOM, 0, 0);
  }

  void hide() {
    menu.hide();
  }
}
