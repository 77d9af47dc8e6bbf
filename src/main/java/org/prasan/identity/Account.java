package org.prasan.identity;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.PersonId;

/**
 * How one person signs in to this installation, whatever the number of coalitions.
 *
 * @param addressProved its owner reads that mailbox; until then it merely claims the address
 */
record Account(
    UUID id,
    String email,
    LocalizedText name,
    String language,
    @Nullable String passwordHash,
    boolean operator,
    boolean active,
    boolean addressProved) {

  PersonId person() {
    return new PersonId(id);
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
