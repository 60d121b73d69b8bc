@NullMarked
package io.deskwire.ui.conversation;

import org.jspecify.annotations.NullMarked;
