@NullMarked
package io.deskwire.ui.search;

import org.jspecify.annotations.NullMarked;
