package org.prasan.coalition;

import org.prasan.language.LocalizedText;

/**
 * A province (จังหวัด).
 *
 * @param code the official code of two digits, with which those of its districts begin
 */
public record Province(String code, LocalizedText name) {
  boolean holds(District district) {
    return district.code().startsWith(code);
  }
}
