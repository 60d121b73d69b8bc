package io.deskwire.ui.conversation;

/**
 * What takes the place of a piece of the text.
 *
 * @param start first char that goes
 * @param end   behind the last one
 */
record Insertion(int start, int end, String text) {}
