package org.prasan.directory;

import java.util.ArrayList;
import java.util.List;
import org.prasan.coalition.Subdistrict;
import org.prasan.language.Words;

/**
 * A word that was typed, with what it may mean beyond its letters.
 *
 * @param needs what people mean who use that word
 * @param districts whose sub-district is called so
 */
record TypedWord(String word, List<String> needs, List<String> districts) {

  static List<TypedWord> of(Wish wish, Needs needs) {
    return of(wish, needs, List.of());
  }

  static List<TypedWord> of(Wish wish, Needs needs, List<Subdistrict> places) {
    var typed = wish.terms();
    var terms = new ArrayList<TypedWord>();
    for (int i = 0; i < typed.size(); i++) {
      var word = typed.get(i);
      var both = i + 1 < typed.size() ? word + " " + typed.get(i + 1) : word;
      // In English a name may be of two words.
      if (!both.equals(word) && !districts(both, places).isEmpty()) {
        word = both;
        i++;
      }
      terms.add(new TypedWord(word, needs.meant(word), districts(word, places)));
    }
    return terms;
  }

  private static List<String> districts(String word, List<Subdistrict> places) {
    var plain = word.replaceFirst("^(?:ตำบล|ต\\.)", "");
    return places.stream()
        .filter(place -> isCalled(place, plain))
        .map(Subdistrict::district)
        .distinct()
        .toList();
  }

  private static boolean isCalled(Subdistrict place, String word) {
    var english = place.name().en();
    return Words.normalize(place.name().th()).equals(word)
        || (english != null && Words.normalize(english).equals(word));
  }
}
