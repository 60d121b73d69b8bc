package io.deskwire.session;

import io.deskwire.message.Attachment;

/**
 * What is known of a file without its bytes; {@link Room#attachment} gives those.
 *
 * @param name      as its sender calls it: not to be trusted as the name of a file
 * @param mediaType as its sender says
 * @param size      bytes of the whole file, as its sender says
 * @param width     pixels as its sender says, 0 when it is no picture
 * @param height    pixels as its sender says, 0 when it is no picture
 * @param parts     how many there are
 * @param done      how many of them are here; of an own file, how many have left
 */
public record AttachmentInfo(String name, String mediaType, long size, int width, int height, int parts, int done) {

  static AttachmentInfo of(Attachment attachment, int done) {
    return new AttachmentInfo(attachment.name(), attachment.mediaType(), attachment.size(), attachment.width(),
        attachment.height(), attachment.parts(), done);
  }

  /** Whether all parts are here, or have left. */
  public boolean isComplete() {
    return done == parts;
  }
}
