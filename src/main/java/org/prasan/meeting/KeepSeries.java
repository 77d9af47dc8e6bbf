package org.prasan.meeting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office says which meetings come back, and how meetings of a kind go. */
@Service
class KeepSeries {
  private final SeriesRows series;
  private final TemplateRows templates;
  private final MeetingClock stamps;
  private final Audit audit;

  KeepSeries(SeriesRows series, TemplateRows templates, MeetingClock stamps, Audit audit) {
    this.series = series;
    this.templates = templates;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Saved() implements Outcome {}

  /** Somebody has changed it since it was on the page. */
  record ChangedMeanwhile(int version) implements Outcome {}

  record NotFound() implements Outcome {}

  /** Sent twice under the same id it is added once. */
  @Transactional
  void add(Acting acting, Series fresh) {
    acting.require(Action.ARRANGE_MEETINGS);
    if (series.insert(acting.coalitionId(), fresh))
      audit.record(acting, "meeting-series.added", "meeting-series", fresh.id(), null, told(fresh));
    else if (!told(series.find(acting.coalitionId(), fresh.id()).orElseThrow()).equals(told(fresh)))
      throw new IdTaken();
  }

  /**
   * @param wanted with the version that was on the page
   */
  @Transactional
  Outcome edit(Acting acting, Series wanted) {
    acting.require(Action.ARRANGE_MEETINGS);
    var now = series.lock(acting.coalitionId(), wanted.id()).orElse(null);
    if (now == null) return new NotFound();
    if (isSame(now, wanted)) return new Saved();
    if (now.version() != wanted.version()) return new ChangedMeanwhile(now.version());
    series.update(acting.coalitionId(), wanted);
    if (!told(now).equals(told(wanted)))
      audit.record(
          acting, "meeting-series.changed", "meeting-series", now.id(), told(now), told(wanted));
    return new Saved();
  }

  /**
   * @param wanted with the version that was on the page
   */
  @Transactional
  Outcome save(Acting acting, Template wanted) {
    acting.require(Action.ARRANGE_MEETINGS);
    var now = templates.of(acting.coalitionId(), wanted.kind());
    if (now.version() != wanted.version()
        || !templates.save(acting.coalitionId(), wanted, stamps.by(acting)))
      return new ChangedMeanwhile(templates.of(acting.coalitionId(), wanted.kind()).version());
    audit.record(
        acting,
        "meeting-template.changed",
        "meeting-template",
        wanted.kind(),
        told(now),
        told(wanted));
    return new Saved();
  }

  private static Map<String, Object> told(Template template) {
    return Map.of("minutes", template.minutes(), "headings", titles(template));
  }

  private static List<String> titles(Template template) {
    return template.headings().stream().map(heading -> heading.title().th()).toList();
  }

  /** Whatever was read before: whoever sends the same again has it. */
  private static boolean isSame(Series now, Series wanted) {
    return told(now).equals(told(wanted))
        && Objects.equals(now.organ(), wanted.organ())
        && Objects.equals(now.pillar(), wanted.pillar());
  }

  private static Map<String, Object> told(Series series) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", series.name());
    told.put("kind", series.kind());
    told.put("rhythm", series.rhythm());
    told.put("usual", series.usual());
    told.put("windowHours", series.windowHours());
    told.put("ended", series.ended());
    return told;
  }
}
