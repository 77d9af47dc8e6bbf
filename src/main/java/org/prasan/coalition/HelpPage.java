package org.prasan.coalition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** The page on which somebody finds help, and how it looks to others. */
public record HelpPage(Look look, List<HelpContact> contacts) {
  /**
   * What is seen over somebody's shoulder, of this page and of all others that a survivor may read.
   *
   * @param title neutral, since it stands in the list of open tabs
   * @param leaveTo the harmless page shown to whoever looks over that person's shoulder
   * @param sender under which name mails arrive; without one, under that of the installation
   * @param word ends the address of the help page, since that stays in the history; without one, it
   *     ends with "help"
   */
  public record Look(
      LocalizedText title,
      String leaveTo,
      NeutralIcon icon,
      @Nullable LocalizedText sender,
      @Nullable String word) {
    /** Where nothing is configured: some information, and the weather. */
    public static final Look USUAL =
        new Look(
            LocalizedText.of("ข้อมูลทั่วไป", "Information"),
            "https://www.tmd.go.th/",
            NeutralIcon.NOTE,
            null,
            null);

    /** The address of the help page below that of the coalition. */
    public String path() {
      return word == null ? "/help" : "/p/" + word;
    }
  }

  public HelpPage {
    contacts = List.copyOf(contacts);
  }
}
