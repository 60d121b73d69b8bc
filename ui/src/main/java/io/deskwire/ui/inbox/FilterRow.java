package io.deskwire.ui.inbox;

import org.jspecify.annotations.Nullable;

/**
 * A row of what can be filtered by: the name of a field, or a value of it.
 *
 * @param term  null for the name of the field
 * @param rooms how many have it
 * @param on    whether it is filtered by it
 */
record FilterRow(FilterField field, @Nullable FilterTerm term, int rooms, boolean on) {}
