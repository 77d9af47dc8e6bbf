package org.prasan.directory;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ThaiDates;
import org.prasan.web.FormCheck;
import org.springframework.context.i18n.LocaleContextHolder;

/** That all of it is still true, and when it has to be looked through again. */
record ReviewForm(@Nullable Integer version, @Nullable Boolean assured, @Nullable String reviewBy)
    implements SectionForm {
  static ReviewForm of(Service service) {
    var day = service.assurance().reviewBy();
    return new ReviewForm(
        service.version(),
        false,
        day == null ? null : ThaiDates.full(day, LocaleContextHolder.getLocale()));
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var day = check.dayIfAny("reviewBy", reviewBy);
    if (day != null && day.isBefore(writing.today()))
      check.wrong("reviewBy", "directory.wrong.review-past");
    boolean sure = Boolean.TRUE.equals(assured);
    return service -> {
      var now = service.assurance();
      return service.with(
          new Service.Assurance(
              sure ? writing.today() : now.on(),
              sure ? writing.acting().person() : now.by(),
              sure ? null : now.email(),
              day));
    };
  }
}
