package io.deskwire.ui.conversation;

import java.net.URI;

/** Opens a web address that somebody wrote, outside the console. FX thread. */
@FunctionalInterface
public interface LinkOpener {

  /**
   * Opens the address in the browser.
   *
   * @param address http or https; what the agent has clicked, after it was shown in full
   */
  void open(URI address);
}
