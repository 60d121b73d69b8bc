package io.deskwire.ui.conversation;

import io.deskwire.session.MessagePlace;

/**
 * Where somebody has stopped reading, by a line that will be there after a restart.
 *
 * @param offset pixels from the top of the list down to the line's top; may be negative
 */
public record ReadingPlace(MessagePlace line, double offset) {}
