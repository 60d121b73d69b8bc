package io.deskwire.ui.conversation;

/** What the cells of one conversation share. */
record LineContext(ConversationViewModel viewModel, Words words, TextSelection selection, HoverCard card) {}
