package org.prasan.identity;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.language.LocalizedText;
import org.springframework.validation.BindingResult;

/** What holds for the names, telephones and languages of people wherever they are typed. */
final class Names {
  /** Long enough for any Thai name with its titles; the database would take more. */
  static final int LONGEST = 300;

  static final Map<String, String> LANGUAGES =
      new TreeMap<>(Map.of("th", "ไทย", "en", "English")).descendingMap();

  /** As people write it, with an extension; what only looks like a number is asked about. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][-0-9() .,#/ต่อext]{5,59}");

  private Names() {}

  /** Null if the name was refused. */
  static @Nullable LocalizedText read(
      @Nullable String thai, @Nullable String english, BindingResult errors) {
    var name = Accounts.blankToNull(thai);
    var second = Accounts.blankToNull(english);
    if (name == null) errors.rejectValue("nameTh", "identity.name.missing");
    else if (name.length() > LONGEST) errors.rejectValue("nameTh", "identity.name.long");
    if (second != null && second.length() > LONGEST)
      errors.rejectValue("nameEn", "identity.name.long");
    return name == null || errors.hasErrors() ? null : new LocalizedText(name, second);
  }

  static @Nullable String phone(@Nullable String typed, BindingResult errors) {
    var phone = Accounts.blankToNull(typed);
    if (phone == null) return null;
    var stored = Digits.toAscii(phone);
    if (!PHONE.matcher(stored).matches()) errors.rejectValue("phone", "identity.phone.wrong");
    return stored;
  }
}
