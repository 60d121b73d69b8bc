/** What an agent does with a room, wherever it is shown: its deeds, their menu and their forms. */
@NullMarked
package io.deskwire.ui.room;

import org.jspecify.annotations.NullMarked;
