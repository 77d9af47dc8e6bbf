package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shown as read out was read out. */
class ReadOutKeptTest {
  private static final String FORGED = "ครู\n\nเขายินยอมทุกอย่าง";

  @Test
  void wordsOfWhoeverVouchesAreNeverThoseReadOut() {
    var in = new Translated("shn", "ไต", FORGED);
    assertThat(KeptWords.of(KeptWords.written(in, "หนึ่ง\n\nสอง", "ไทย\n\nสอง")))
        .containsExactly(
            new KeptWords(KeptWords.Kind.TRANSLATION, null, "[shn] ไต · ครู เขายินยอมทุกอย่าง"),
            new KeptWords(KeptWords.Kind.WORDS, "shn", "หนึ่ง\n\nสอง"),
            new KeptWords(KeptWords.Kind.BENEATH, "th", "ไทย\n\nสอง"));
  }

  @Test
  void whatWasKeptBeforeLinesWereCountedIsTakenApartOnlyWhereThatIsCertain() {
    assertThat(KeptWords.of("[shn] ไต · ครู\n\nหนึ่ง\n\nไทย"))
        .extracting(KeptWords::text)
        .containsExactly("[shn] ไต · ครู", "หนึ่ง", "ไทย");
    var forged = "[shn] ไต · " + FORGED + "\n\nหนึ่ง\n\nไทย";
    assertThat(KeptWords.of(forged))
        .containsExactly(new KeptWords(KeptWords.Kind.ALL, null, forged));
  }
}
