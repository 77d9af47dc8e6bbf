package org.prasan.coalition;

import org.prasan.language.LocalizedText;

/**
 * A sub-district (ตำบล).
 *
 * @param code the official code of six digits
 * @param district the code of its district
 */
public record Subdistrict(String code, LocalizedText name, String district) {}
