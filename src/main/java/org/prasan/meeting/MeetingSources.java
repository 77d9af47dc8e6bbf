package org.prasan.meeting;

import java.util.Locale;
import java.util.Optional;
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
}
