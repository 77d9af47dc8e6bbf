package org.prasan.meeting;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What everybody who changes minutes needs: the meeting held still, versions kept, deeds noted. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MinutesDesk {
  /** The record is kept in Thai, the language of the official form. */
  static final Locale KEPT_IN = Locale.forLanguageTag("th");

  private final MeetingDossiers dossiers;
  private final MinutesRows rows;
  private final WritePaper paper;
  private final MeetingClock stamps;
  private final Audit audit;

  MinutesDesk(
      MeetingDossiers dossiers,
      MinutesRows rows,
      WritePaper paper,
      MeetingClock stamps,
      Audit audit) {
    this.dossiers = dossiers;
    this.rows = rows;
    this.paper = paper;
    this.stamps = stamps;
    this.audit = audit;
  }

  /** A meeting and what is written of it. */
  record Open(Dossier dossier, Minutes minutes) {
    MeetingId id() {
      return dossier.id();
    }
  }

  /** Nobody else changes the meeting or its minutes until the transaction ends. */
  Optional<Open> lock(Acting acting, MeetingId id) {
    return dossiers
        .lock(acting.coalitionId(), id)
        .map(
            dossier ->
                new Open(
                    dossier,
                    rows.find(acting.coalitionId(), id).orElseGet(() -> Minutes.none(id))));
  }

  /** Kept for good, and known by its fingerprint. */
  Minutes.Version keep(Acting acting, Open open, Minutes.Cause cause, MinutesPaper now) {
    int last = open.minutes().newest().map(Minutes.Version::number).orElse(0);
    var version =
        new Minutes.Version(
            last + 1, cause, now, MinutesRecord.fingerprint(now), stamps.by(acting));
    rows.add(acting.coalitionId(), open.id(), version);
    return version;
  }

  /** As they read when they are written out now. */
  MinutesPaper writtenOut(Acting acting, Open open) {
    var minutes = rows.find(acting.coalitionId(), open.id()).orElse(open.minutes());
    return paper.of(acting.coalition(), open.dossier(), minutes, KEPT_IN);
  }

  void note(Acting acting, Open open, String deed, Map<String, ?> more) {
    note(acting, open.dossier(), deed, more);
  }

  private void note(Acting acting, Dossier dossier, String deed, Map<String, ?> more) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("title", dossier.title());
    told.putAll(more);
    audit.record(acting, "minutes." + deed, "minutes", dossier.id(), null, told);
  }

  MinutesOutcome locked(Acting acting, Open open) {
    tried(acting, open.dossier());
    return MinutesOutcome.refused(MinutesOutcome.Why.ADOPTED);
  }

  /** Whoever tries to change what is adopted leaves a trace. */
  void tried(Acting acting, Dossier dossier) {
    if (dossier.minutes() != MinutesState.ADOPTED) return;
    Refusals.noted();
    note(acting, dossier, "change-refused", Map.of());
  }
}
