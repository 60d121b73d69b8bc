package io.deskwire.ui.room;

import java.util.List;
import java.util.function.Consumer;

/**
 * One word is wanted of the agent.
 *
 * @param label       of the field
 * @param go          what the button says that answers
 * @param suggestions words that fit
 * @param answer      told of the word, which is not empty and has no space around it
 */
public record WordQuestion(String title, String label, String go, List<String> suggestions, Consumer<String> answer) {}
