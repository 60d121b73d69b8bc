package io.deskwire.ui.conversation;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the cells of one conversation share.
 *
 * @param goTo      leads to the message of this id
 * @param isCurrent whether the keyboard stands on the cell's message
 */
record LineContext(ConversationViewModel viewModel, Words words, TextSelection selection, HoverCard card,
    AttachmentBox.Deeds files, Consumer<String> goTo, Predicate<MessageCell> isCurrent) {}
