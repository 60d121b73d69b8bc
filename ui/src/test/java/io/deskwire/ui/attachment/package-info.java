@NullMarked
package io.deskwire.ui.attachment;

import org.jspecify.annotations.NullMarked;
