package org.prasan.language;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** The order of a Thai dictionary, the same as the database's {@code "th-x-icu"}. */
public final class Names {
  // Frozen, and so safe for all threads.
  private static final Collator COLLATOR =
      Collator.getInstance(Locale.forLanguageTag("th")).freeze();

  private Names() {}

  public static Comparator<String> inOrder() {
    Comparator<String> dictionary = COLLATOR::compare;
    return dictionary.thenComparing(Comparator.naturalOrder());
  }

  public static <T> Comparator<T> inOrder(Function<? super T, String> name) {
    return Comparator.comparing(name, inOrder());
  }
}
