package io.deskwire.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which all pictures of the tour are seen side by side. */
final class TourIndex {
  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Deskwire, a tour</title>
      <style>
        body { font: 14px system-ui, sans-serif; margin: 24px; background: #f6f8fa; color: #1f2328; }
        main { display: grid; grid-template-columns: repeat(auto-fill, minmax(420px, 1fr)); gap: 24px; }
        figure { margin: 0; }
        img { width: 100%; border: 1px solid #d1d9e0; border-radius: 6px; }
        @media (prefers-color-scheme: dark) { body { background: #0d1117; color: #f0f6fc; } img { border-color: #3d444d; } }
      </style>
      <h1>Deskwire, a tour</h1>
      <main>
      """;

  private TourIndex() {}

  /** Lists what is in the folder now. */
  static void write(Path folder) throws IOException {
    List<String> pictures;
    try (Stream<Path> files = Files.list(folder)) {
      pictures = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")).sorted()
          .toList();
    }
    String figures = pictures.stream().map(name -> {
      String title = name.substring(0, name.length() - ".png".length());
      return "<figure><a href=\"" + name + "\"><img src=\"" + name + "\" loading=\"lazy\" alt=\"" + title
          + "\"></a><figcaption>" + title + "</figcaption></figure>\n";
    }).collect(Collectors.joining());
    Files.writeString(folder.resolve("index.html"), HEAD + figures + "</main>\n</html>\n");
  }
}
