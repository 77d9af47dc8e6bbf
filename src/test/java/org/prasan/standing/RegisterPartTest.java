package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/** A page draws some lines of the register, and the next one those after them. */
class RegisterPartTest {
  private final RegisterView.Register register =
      new RegisterView.Register(
          LocalDate.of(2026, 11, 26), lines(5), lines(4), lines(2), List.of(), null);

  @Test
  void pageAfterPageShowsEachLineOnceInItsPlace() {
    var members = new ArrayList<RegisterView.Line>();
    var perhaps = new ArrayList<RegisterView.Line>();
    var others = new ArrayList<RegisterView.Line>();
    @Nullable OrganizationId last = null;
    int pages = 0;
    do {
      var part = register.after(last, 3);
      members.addAll(part.members());
      perhaps.addAll(part.perhaps());
      others.addAll(part.others());
      last = part.last();
      pages++;
    } while (last != null);
    assertThat(pages).isEqualTo(4);
    assertThat(members).isEqualTo(register.members());
    assertThat(perhaps).isEqualTo(register.perhaps());
    assertThat(others).isEqualTo(register.others());
  }

  @Test
  void anOrganizationThatIsNotInItBeginsAtTheTop() {
    assertThat(register.after(OrganizationId.fresh(), 3).members())
        .isEqualTo(register.members().subList(0, 3));
  }

  private static List<RegisterView.Line> lines(int many) {
    return Stream.generate(OrganizationId::fresh)
        .limit(many)
        .map(id -> new RegisterView.Line(id, LocalizedText.of("มูลนิธิ"), null, null))
        .toList();
  }
}
