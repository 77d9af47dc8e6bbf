package org.prasan.coalition;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Visible;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.web.FormCheck;
import org.springframework.stereotype.Component;

/** Keeps two coalitions from bearing one name, by which people would take one for the other. */
@Component
class NamesInUse {
  private static final List<Name> NAMES =
      List.of(
          new Name("nameTh", coalition -> coalition.name().th()),
          new Name("nameEn", coalition -> coalition.name().en()),
          new Name("shortNameTh", coalition -> coalition.shortName().th()),
          new Name("shortNameEn", coalition -> coalition.shortName().en()));

  private final Coalitions coalitions;

  NamesInUse(Coalitions coalitions) {
    this.coalitions = coalitions;
  }

  private record Name(String field, Function<Coalition, @Nullable String> of) {
    boolean sameIn(Coalition one, Coalition other) {
      var here = letters(of.apply(one));
      return !here.isEmpty() && here.equals(letters(of.apply(other)));
    }

    private static String letters(@Nullable String name) {
      return name == null ? "" : Visible.line(name).toLowerCase(Locale.ROOT);
    }
  }

  /** Says so beside each name that another coalition bears: the operator knows all of them. */
  void refuseFounding(FormCheck check, Coalition wanted) {
    NAMES.forEach(name -> refuse(check, name, wanted, coalitions.all()));
  }

  /**
   * Says so beside each new name that another bears and visitors read; speaking of others would
   * tell which coalitions there are.
   */
  void refuseRenaming(FormCheck check, Coalition now, Coalition wanted) {
    NAMES.stream()
        .filter(name -> !name.sameIn(now, wanted))
        .forEach(name -> refuse(check, name, wanted, coalitions.openToVisitors()));
  }

  private static void refuse(
      FormCheck check, Name name, Coalition wanted, List<Coalition> coalitions) {
    var taken =
        coalitions.stream()
            .anyMatch(one -> !one.id().equals(wanted.id()) && name.sameIn(one, wanted));
    if (taken) check.wrong(name.field(), "coalition.error.name-taken");
  }
}
