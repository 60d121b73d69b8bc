/** What is known of a customer from before: notes, and conversations that were closed. */
@NullMarked
package io.deskwire.ui.customer;

import org.jspecify.annotations.NullMarked;
