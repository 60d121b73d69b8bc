package io.deskwire.ui.conversation;

/**
 * A reply that is written once and used often.
 *
 * @param shortcut what is typed behind the slash; without spaces
 * @param title    what it is about, one line
 * @param text     with variables like {@code {customer.name}}
 */
public record CannedReply(String shortcut, String title, String text) {}
