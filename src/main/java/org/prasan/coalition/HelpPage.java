package org.prasan.coalition;

import java.util.List;
import org.prasan.language.LocalizedText;

/**
 * The page on which somebody finds help.
 *
 * @param title neutral, since it stands in the list of open tabs
 * @param leaveTo the harmless page shown to whoever looks over that person's shoulder
 */
public record HelpPage(LocalizedText title, String leaveTo, List<HelpContact> contacts) {
  /** Shown where nothing is configured: the weather. */
  public static final String WEATHER = "https://www.tmd.go.th/";

  public static final LocalizedText NEUTRAL = LocalizedText.of("ข้อมูลทั่วไป", "Information");

  public HelpPage {
    contacts = List.copyOf(contacts);
  }
}
