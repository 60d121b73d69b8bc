package io.deskwire.ui.search;

/**
 * A canned reply that can be put into the conversation in front.
 *
 * @param shortcut as it is typed behind a slash
 * @param title    what it is about, one line
 * @param text     with variables as they are written
 */
public record Canned(String shortcut, String title, String text, Runnable insert) {}
