package io.deskwire.app.load;

/**
 * What the broker's process has used while messages were due.
 *
 * @param pid    0 when there is no process to look at; then {@code why} says why, and the other figures mean nothing
 * @param cpu    share of one processor, 1 for all of it; more when it uses several
 * @param memory bytes in use at the end (resident)
 * @param why    empty when there is a process
 */
public record BrokerUsage(long pid, double cpu, long memory, String why) {

  static BrokerUsage none(String why) {
    return new BrokerUsage(0, 0, 0, why);
  }

  public boolean isKnown() {
    return pid != 0;
  }
}
