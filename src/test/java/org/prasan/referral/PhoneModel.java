package org.prasan.referral;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.prasan.language.Words;

/**
 * How long a referral takes on a phone, reckoned from what is tapped, typed and read: for somebody
 * who knows the way and reads what is new in this referral, and for somebody who reads each word. A
 * model and not people: nobody hesitates in it, is interrupted, or waits for the client.
 */
final class PhoneModel {
  /** To point, and to make up one's mind before: Card, Moran and Newell 1980, CACM 23 (7). */
  private static final double TAP = 1.1;

  private static final double MIND = 1.35;

  /** 36.2 words of five letters a minute with two thumbs: Palin and others 2019, MobileHCI. */
  private static final double LETTER = 60 / (36.2 * 5);

  /** Below the 238 of silent reading and the 183 aloud in Brysbaert 2019, J. Mem. Lang. 109. */
  private static final double WORD = 60 / 200d;

  private static final double WORD_ALOUD = 60 / 150d;

  /** Until a page is there on a poor line. */
  private static final double LOAD = 2;

  private final Page page;
  private int screens;
  private int taps;
  private int letters;
  private int read;
  private int shown;
  private double seconds;

  PhoneModel(Page page) {
    this.page = page;
  }

  /** A page is there, and seen from top to bottom; what is new on it is read by everybody. */
  void screen(Locator... news) {
    screens++;
    seconds += LOAD;
    shown += words(page.locator("main"));
    for (var one : news) {
      int words = words(one);
      read += words;
      seconds += words * WORD;
    }
    var height = (Number) page.evaluate("() => document.documentElement.scrollHeight");
    for (int swipe = 1; swipe < height.doubleValue() / page.viewportSize().height; swipe++) touch();
  }

  void readAloud(Locator text) {
    int words = words(text);
    read += words;
    seconds += words * WORD_ALOUD;
  }

  void tap(Locator what) {
    seconds += MIND;
    touch();
    what.click();
  }

  /** What is chosen beforehand costs nothing but reading. */
  void choose(Locator what) {
    if (!what.isChecked()) tap(what);
  }

  /** Of a list that opens at a touch. */
  void pick(Locator list, String value) {
    tap(list);
    touch();
    list.selectOption(value);
  }

  void type(Locator field, String text) {
    tap(field);
    letters += text.length();
    seconds += text.length() * LETTER;
    field.fill(text);
  }

  private void touch() {
    taps++;
    seconds += TAP;
  }

  private static int words(Locator text) {
    return Words.of(text.innerText()).size();
  }

  int screens() {
    return screens;
  }

  double ofWhoeverKnowsTheWay() {
    return seconds;
  }

  double ofWhoeverReadsEachWord() {
    return seconds + (shown - read) * WORD;
  }

  @Override
  public String toString() {
    return "%d screens, %d taps and swipes, %d letters, %d of %d words: %.0f or %.0f seconds"
        .formatted(
            screens, taps, letters, read, shown, ofWhoeverKnowsTheWay(), ofWhoeverReadsEachWord());
  }
}
