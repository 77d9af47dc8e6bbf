package org.prasan.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** For whom the service is, in which languages, and where. */
record WhoForm(
    @Nullable Integer version,
    @Nullable String minimumAge,
    @Nullable String maximumAge,
    @Nullable List<String> sexes,
    @Nullable List<String> legalStatuses,
    @Nullable String words,
    @Nullable List<String> languages,
    @Nullable String interpretation,
    @Nullable List<String> districts)
    implements SectionForm {
  private static final int OLDEST = 130;

  static WhoForm of(Service service) {
    var who = service.eligibility();
    return new WhoForm(
        service.version(),
        who.minimumAge() == null ? null : who.minimumAge().toString(),
        who.maximumAge() == null ? null : who.maximumAge().toString(),
        who.sexes().stream().map(Enum::name).toList(),
        who.legalStatuses().stream().map(Enum::name).toList(),
        who.words(),
        who.languages(),
        who.interpretation(),
        who.districts());
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var from = Typed.number(check, "minimumAge", minimumAge, OLDEST);
    var until = Typed.number(check, "maximumAge", maximumAge, OLDEST);
    if (from != null && until != null && from > until)
      check.wrong("maximumAge", "directory.wrong.ages");
    var who =
        new Service.Eligibility(
            from,
            until,
            Typed.chosen(sexes, Sex.values()),
            Typed.chosen(legalStatuses, LegalStatus.values()),
            Typed.text(check, "words", words),
            Typed.list(languages),
            Typed.text(check, "interpretation", interpretation),
            Typed.list(districts));
    return service -> service.with(who);
  }
}
