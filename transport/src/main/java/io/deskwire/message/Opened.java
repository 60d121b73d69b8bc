package io.deskwire.message;

import org.jspecify.annotations.Nullable;

/**
 * How a customer came to the desk.
 *
 * @param channel  for example {@code web}, {@code app}
 * @param via      for example {@code websocket}, {@code mqtt}
 * @param page     where the customer was, for example {@code /checkout}
 * @param language BCP 47 tag
 * @param queue    department that the customer asked for
 */
public record Opened(@Nullable String channel, @Nullable String via, @Nullable String page, @Nullable String language,
    @Nullable String queue) {}
