package org.prasan.coalition;

import org.prasan.language.LocalizedText;

/**
 * A district (อำเภอ).
 *
 * @param code the official code of four digits
 */
public record District(String code, LocalizedText name, double latitude, double longitude) {}
