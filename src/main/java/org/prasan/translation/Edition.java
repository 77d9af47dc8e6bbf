package org.prasan.translation;

import java.time.LocalDate;
import java.util.UUID;
import org.prasan.language.LocalizedText;

/**
 * What was released of a language, and who answers for it.
 *
 * @param ownName as those who speak it call it
 * @param name as those call it who work with it
 * @param translator who translated it, in words
 * @param voucher who vouches that it says the same, in words
 */
public record Edition(
    UUID language,
    LanguageTag tag,
    int number,
    String ownName,
    LocalizedText name,
    String translator,
    String voucher,
    LocalDate vouchedOn) {}
