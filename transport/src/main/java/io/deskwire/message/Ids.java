package io.deskwire.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes the ids of the protocol. Any thread. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Ids() {}

  /**
   * A new message id: UUIDv7 (RFC 9562), so that ids of one sender sort by time.
   *
   * @param wallMillis ms since 1970 UTC
   */
  public static String message(long wallMillis) {
    byte[] random = new byte[10];
    RANDOM.nextBytes(random);
    long high = (wallMillis << 16) | 0x7000L | ((random[0] & 0x0FL) << 8) | (random[1] & 0xFFL);
    return uuid(high, random, 2);
  }

  /**
   * The id of an event whose sender gave none: UUIDv8 of SHA-256 over topic, bytes and copy, so that two inboxes that
   * hold the same event agree, and a person who writes "ok" twice is heard twice.
   *
   * @param copy how many equal payloads this inbox had within 10 minutes before; 0 for the first
   */
  public static String derived(String topic, byte[] payload, int copy) {
    MessageDigest sha = sha256();
    sha.update(topic.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    sha.update(payload);
    sha.update((byte) 0);
    sha.update(Integer.toString(copy).getBytes(StandardCharsets.US_ASCII));
    byte[] hash = sha.digest();
    long high = 0;
    for (int i = 0; i < 8; i++) {
      high = (high << 8) | (hash[i] & 0xFFL);
    }
    return uuid((high & ~0xF000L) | 0x8000L, hash, 8);
  }

  /** SHA-256 of topic and payload, to recognise equal payloads that carry no id. */
  public static String fingerprint(String topic, byte[] payload) {
    MessageDigest sha = sha256();
    sha.update(topic.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    return BASE64.encodeToString(sha.digest(payload));
  }

  /** A secret name that nobody can guess: 128 random bits, {@code [A-Za-z0-9_-]{22}}. */
  public static String secret() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static String uuid(long high, byte[] source, int offset) {
    long low = 0;
    for (int i = 0; i < 8; i++) {
      low = (low << 8) | (source[offset + i] & 0xFFL);
    }
    return new UUID(high, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L).toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
