package io.deskwire.ui.fx;

/** Light, dark, or whatever the system says. */
public enum ThemeChoice {
  SYSTEM, LIGHT, DARK
}
