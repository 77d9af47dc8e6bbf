package org.prasan.client;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long closed files are kept: shown, prolonged once, held, and shortened for all one's own. */
@Service
class KeepClient {
  /** For how much longer a file can be kept, in months. */
  static final List<Integer> LONGER = List.of(3, 6, 12);

  private final ClientFiles files;
  private final Keepings keepings;
  private final KeepingTerms terms;
  private final ClientClock clock;
  private final Audit audit;

  KeepClient(
      ClientFiles files, Keepings keepings, KeepingTerms terms, ClientClock clock, Audit audit) {
    this.files = files;
    this.keepings = keepings;
    this.terms = terms;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * How long a closed file is kept.
   *
   * @param until the last day; null where somebody holds it or nobody decided how long
   */
  record Kept(@Nullable LocalDate until, Keeping keeping) {
    public boolean held() {
      return keeping.held() != null;
    }

    public boolean mayProlong() {
      return until != null && keeping.prolonged() == null;
    }
  }

  /** Those of the files that are closed. */
  @Transactional(readOnly = true)
  Map<ClientId, Kept> kept(Acting acting, List<ClientFile> shown) {
    acting.require(Action.SEE_CLIENTS);
    var closed = shown.stream().filter(file -> file.closing() != null).toList();
    if (closed.isEmpty()) return Map.of();
    var months = terms.inForce(acting, clock.today());
    var decided = keepings.of(acting, closed.stream().map(ClientFile::id).toList());
    var kept = new HashMap<ClientId, Kept>();
    for (var file : closed)
      kept.put(file.id(), kept(file, decided.getOrDefault(file.id(), Keeping.BY_RULE), months));
    return kept;
  }

  private Kept kept(ClientFile file, Keeping keeping, OptionalInt months) {
    return new Kept(until(file, keeping, months), keeping);
  }

  private @Nullable LocalDate until(ClientFile file, Keeping keeping, OptionalInt months) {
    return file.closing() == null
        ? null
        : keeping.until(clock.day(file.closing().at()), months, clock.today()).orElse(null);
  }

  /** What became of it. */
  enum Outcome {
    DONE,
    NOT_FOUND,
    /** It is open or held, nobody decided how long it is kept, or it was prolonged before. */
    NOT_NOW
  }

  /**
   * Once, by some months after the day that the page showed.
   *
   * @param shown the last day as the page showed it: the same form sent twice prolongs once
   */
  @Transactional
  Outcome prolong(Acting acting, ClientId id, LocalDate shown, int months, KeepReason why) {
    acting.require(Action.EDIT_CLIENTS);
    if (!LONGER.contains(months)) throw new IllegalArgumentException("No such time");
    var file = files.lock(acting, id).orElse(null);
    if (file == null || file.erased()) return Outcome.NOT_FOUND;
    var keeping = keepings.of(acting, id);
    var until = until(file, keeping, terms.inForce(acting, clock.today()));
    var longer = shown.plusMonths(months);
    if (longer.equals(keeping.prolonged())) return Outcome.DONE;
    if (until == null || keeping.prolonged() != null || !until.equals(shown))
      return Outcome.NOT_NOW;
    keepings.prolong(acting, id, longer, why);
    record(acting, "client.kept-longer", file, Map.of("until", longer, "why", why));
    return Outcome.DONE;
  }

  @Transactional
  Outcome hold(Acting acting, ClientId id, KeepReason why) {
    acting.require(Action.EDIT_CLIENTS);
    if (!KeepReason.HOLDING.contains(why)) throw new IllegalArgumentException("It has an end");
    var file = files.lock(acting, id).orElse(null);
    if (file == null || file.erased()) return Outcome.NOT_FOUND;
    if (file.open()) return Outcome.NOT_NOW;
    if (why == keepings.of(acting, id).held()) return Outcome.DONE;
    keepings.hold(acting, id, why);
    record(acting, "client.held", file, Map.of("why", why));
    return Outcome.DONE;
  }

  /** From now on the rules count again, and the end is announced anew. */
  @Transactional
  Outcome endHold(Acting acting, ClientId id) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    if (file == null || file.erased()) return Outcome.NOT_FOUND;
    if (keepings.of(acting, id).held() == null) return Outcome.DONE;
    keepings.endHold(acting, id);
    record(acting, "client.hold-ended", file, Map.of());
    return Outcome.DONE;
  }

  private void record(Acting acting, String deed, ClientFile file, Map<String, Object> more) {
    var after = new TreeMap<>(more);
    after.put("title", file.number());
    audit.record(acting, deed, "client", file.id(), null, after);
  }

  /** For how many months files are kept, by whose decision. */
  record Terms(OptionalInt coalition, OptionalInt own) {}

  @Transactional(readOnly = true)
  Terms terms(Acting acting) {
    acting.require(Action.SEE_CLIENTS);
    return new Terms(terms.ofCoalition(acting, clock.today()), terms.own(acting, clock.today()));
  }

  /** False if it were longer than the coalition allows. */
  @Transactional
  boolean shorten(Acting acting, OptionalInt months) {
    acting.require(Action.SHORTEN_KEEPING);
    var now = terms(acting);
    if (months.isPresent()
        && now.coalition().isPresent()
        && months.getAsInt() > now.coalition().getAsInt()) return false;
    if (months.equals(now.own())) return true;
    terms.set(acting, months);
    audit.record(
        acting,
        "client-term.changed",
        "client-term",
        acting.organization() == null ? "" : acting.organization(),
        months(now.own()),
        months(months));
    return true;
  }

  private static Map<String, Object> months(OptionalInt months) {
    return months.isPresent() ? Map.of("months", months.getAsInt()) : Map.of();
  }

  @Transactional(readOnly = true)
  Keepings.Ending ending(Acting acting) {
    acting.require(Action.SEE_CLIENTS);
    return keepings.ending(acting);
  }
}
