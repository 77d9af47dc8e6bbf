package org.prasan.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prasan.commitment.Source;
import org.prasan.commitment.SourcePages;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells of a promise at which meeting it was made. */
@Component
class MeetingSources implements SourcePages {
  static final String KIND = "meeting";

  private final MeetingRows meetings;
  private final SeriesRows series;
  private final MeetingWords words;

  MeetingSources(MeetingRows meetings, SeriesRows series, MeetingWords words) {
    this.meetings = meetings;
    this.series = series;
    this.words = words;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Named> named(CoalitionId coalition, Source source, Locale locale) {
    return meetings
        .find(coalition, new MeetingId(source.id()))
        .flatMap(
            meeting ->
                series
                    .find(coalition, meeting.series())
                    .map(
                        its ->
                            new Named(
                                words.title(its, meeting, locale),
                                "/meetings/"
                                    + meeting.id()
                                    + (source.part() == null ? "" : "#item-" + source.part()))));
  }

  /** Those that go on, then those that were held. */
  @Override
  @Transactional(readOnly = true)
  public Map<UUID, String> latest(CoalitionId coalition, int most, Locale locale) {
    var latest = new ArrayList<Meeting>();
    for (var one : meetings.ahead(coalition))
      if (one.stored() == MeetingState.IN_PROGRESS) latest.add(one);
    for (var one : meetings.past(coalition, null, null, most))
      if (one.stored() == MeetingState.CLOSED) latest.add(one);
    return named(coalition, latest, locale);
  }

  private Map<UUID, String> named(CoalitionId coalition, List<Meeting> some, Locale locale) {
    if (some.isEmpty()) return Map.of();
    var known =
        series.all(coalition).stream().collect(Collectors.toMap(Series::id, Function.identity()));
    var named = new LinkedHashMap<UUID, String>();
    for (var one : some) {
      var its = known.get(one.series());
      if (its != null) named.put(one.id().value(), words.title(its, one, locale));
    }
    return named;
  }
}
