package io.deskwire.session;

/**
 * A file that waits in a composer for its message: where it is, and how it was when it was put there. Its bytes are not
 * kept.
 *
 * @param path       absolute, as this system writes it
 * @param size       bytes
 * @param modifiedAt ms since 1970 UTC
 */
public record DraftFile(String path, long size, long modifiedAt) {

  /** The last part of its path. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
