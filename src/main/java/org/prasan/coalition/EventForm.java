package org.prasan.coalition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.PartialDate;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is typed about something that happened. */
record EventForm(
    @Nullable UUID id,
    @Nullable EventKind kind,
    @Nullable String when,
    @Nullable String until,
    @Nullable Boolean atLatest,
    @Nullable String th,
    @Nullable String en,
    Figure.@Nullable Kind figure,
    @Nullable String number,
    @Nullable Boolean moreThan,
    @Nullable Integer version) {

  static EventForm of(Event event) {
    var happened = event.happened();
    var figure = event.figures().isEmpty() ? null : event.figures().getFirst();
    return new EventForm(
        event.id(),
        event.kind(),
        typed(happened.from() == null ? happened.to() : happened.from()),
        until(happened),
        happened.from() == null,
        event.text().th(),
        event.text().en(),
        figure == null ? null : figure.kind(),
        figure == null ? "" : Integer.toString(figure.number()),
        figure != null && figure.moreThan(),
        event.version());
  }

  private static String until(ApproximateDate happened) {
    return happened.from() == null || happened.from().equals(happened.to())
        ? ""
        : typed(happened.to());
  }

  private static String typed(@Nullable PartialDate date) {
    return date == null ? "" : date.text(LocaleContextHolder.getLocale());
  }
}
