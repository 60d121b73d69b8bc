package io.deskwire.session;

import org.jspecify.annotations.Nullable;

/**
 * A file that waits in a composer for its message: where it is, and how it was when it was put there. The bytes of a file
 * on disk are not kept; those of a pasted picture are, for it is nowhere else.
 *
 * @param path       absolute, as this system writes it; of what was pasted its name
 * @param size       bytes
 * @param modifiedAt ms since 1970 UTC; 0 of what was pasted
 * @param pasted     what was pasted; null for a file on disk
 */
public record DraftFile(String path, long size, long modifiedAt, @Nullable FileToSend pasted) {

  /** One on disk. */
  public DraftFile(String path, long size, long modifiedAt) {
    this(path, size, modifiedAt, null);
  }

  /** A picture from the clipboard. */
  public static DraftFile of(FileToSend pasted) {
    return new DraftFile(pasted.name(), pasted.bytes().length, 0, pasted);
  }

  /** The last part of its path. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
