@NullMarked
package io.deskwire.ui.fx.list;

import org.jspecify.annotations.NullMarked;
