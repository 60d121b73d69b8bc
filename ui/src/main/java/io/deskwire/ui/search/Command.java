package io.deskwire.ui.search;

/**
 * Something that the desk can do.
 *
 * @param name as in its menu
 * @param keys that do it without the palette; empty for none
 */
public record Command(String name, String keys, Runnable run) {}
