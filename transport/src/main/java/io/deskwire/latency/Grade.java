package io.deskwire.latency;

/** How a latency feels to people: good up to 100 ms, fair up to 200 ms, poor above, unknown without samples. */
public enum Grade {
  GOOD, FAIR, POOR, UNKNOWN
}
