package io.deskwire.ui.emoji;

/**
 * One of them.
 *
 * @param text  what is put into a message; may be several code points
 * @param name  in the language of the console
 * @param words name and related words, in small letters without accents, to be searched
 */
public record Emoji(EmojiGroup group, String text, String name, String words) {}
