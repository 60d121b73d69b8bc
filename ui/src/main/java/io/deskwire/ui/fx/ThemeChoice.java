package io.deskwire.ui.fx;

/** Light, dark, white on black with every edge drawn, or whatever the system says. */
public enum ThemeChoice {
  SYSTEM, LIGHT, DARK, CONTRAST
}
