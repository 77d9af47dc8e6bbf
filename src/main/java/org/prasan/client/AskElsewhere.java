package org.prasan.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case worker asks whether another organization may know a client, and by asking agrees to talk.
 * The answer is always the same: one row is written, and the comparison is made later, so that
 * neither page, time nor log tells whether somebody does.
 */
@Service
class AskElsewhere {
  /** So many a person a day: more would be trying out names. */
  static final int A_DAY = 5;

  private static final Duration AGAIN_AFTER = Duration.ofDays(30);

  private final ClientFiles files;
  private final KnownElsewhere elsewhere;
  private final ClientClock clock;
  private final Audit audit;

  AskElsewhere(ClientFiles files, KnownElsewhere elsewhere, ClientClock clock, Audit audit) {
    this.files = files;
    this.elsewhere = elsewhere;
    this.clock = clock;
    this.audit = audit;
  }

  /** What became of it; nothing of it depends on what others know. */
  enum Outcome {
    ASKED,
    NOT_FOUND,
    /** The file holds nothing by which a person is told apart from others. */
    TOO_LITTLE_KNOWN,
    ENOUGH_FOR_TODAY
  }

  @Transactional
  Outcome ask(Acting acting, ClientId id, UUID form) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).filter(ClientFile::open).orElse(null);
    if (file == null) return Outcome.NOT_FOUND;
    if (!elsewhere.comparable(acting, id)) return Outcome.TOO_LITTLE_KNOWN;
    if (askedLately(acting, id)) return Outcome.ASKED;
    var person = Objects.requireNonNull(acting.person());
    if (elsewhere.asked(acting, person, clock.startOfToday()) >= A_DAY)
      return Outcome.ENOUGH_FOR_TODAY;
    if (elsewhere.ask(acting, inquiry(acting, id, form, person)))
      audit.record(
          acting, "client.asked-elsewhere", "client", id, null, Map.of("title", file.number()));
    return Outcome.ASKED;
  }

  private KnownElsewhere.Inquiry inquiry(Acting acting, ClientId id, UUID form, PersonId person) {
    OrganizationId owner = Objects.requireNonNull(acting.organization());
    return new KnownElsewhere.Inquiry(form, owner, id, person, clock.now());
  }

  private boolean askedLately(Acting acting, ClientId id) {
    return elsewhere
        .lastAsked(acting, id)
        .filter(asked -> asked.plus(AGAIN_AFTER).isAfter(clock.now()))
        .isPresent();
  }

  /**
   * How it stands with a client of one's own.
   *
   * @param asked when last; null if nobody did
   * @param may it can be asked now
   */
  record Standing(
      @Nullable Instant asked,
      boolean may,
      boolean comparable,
      List<KnownElsewhere.Contact> contacts,
      List<KnownElsewhere.Question> questions) {}

  @Transactional(readOnly = true)
  Standing of(Acting acting, ClientId id) {
    acting.require(Action.EDIT_CLIENTS);
    return new Standing(
        elsewhere.lastAsked(acting, id).orElse(null),
        !askedLately(acting, id),
        elsewhere.comparable(acting, id),
        elsewhere.contacts(acting, id),
        elsewhere.open(acting).stream().filter(one -> one.file().equals(id)).toList());
  }
}
