package org.prasan.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody has been told in a coalition; nobody sees what others were told. */
@Service
class Inbox {
  static final int PAGE = 30;

  private final NoticeRows rows;
  private final ObjectProvider<Addressees> addressees;
  private final Coalitions coalitions;
  private final Clock clock;

  Inbox(
      NoticeRows rows, ObjectProvider<Addressees> addressees, Coalitions coalitions, Clock clock) {
    this.rows = rows;
    this.addressees = addressees;
    this.coalitions = coalitions;
    this.clock = clock;
  }

  /**
   * A part of the list.
   *
   * @param next the last one shown if there are more
   */
  record Page(List<NoticeRows.Told> notices, @Nullable UUID next) {}

  /** Another coalition in which something unread lies. */
  record Elsewhere(Coalition coalition, int unread) {}

  @Transactional(readOnly = true)
  public Page page(Acting acting, boolean unreadOnly, @Nullable UUID after) {
    acting.require(Action.READ_NOTICES);
    var before = after == null ? null : own(acting, after).orElse(null);
    var found = rows.of(acting.coalitionId(), person(acting), unreadOnly, before, PAGE + 1);
    if (found.size() <= PAGE) return new Page(found, null);
    var shown = found.subList(0, PAGE);
    return new Page(shown, shown.getLast().id());
  }

  @Transactional(readOnly = true)
  public int unread(Acting acting) {
    return rows.unread(acting.coalitionId(), person(acting));
  }

  /** In the other coalitions of this person. */
  @Transactional(readOnly = true)
  public List<Elsewhere> elsewhere(Acting acting) {
    var person = person(acting);
    return addressees.stream()
        .flatMap(known -> known.coalitionsOf(person).stream())
        .filter(id -> !id.equals(acting.coalitionId()))
        .flatMap(id -> coalitions.byId(id).stream())
        .map(
            there ->
                new Elsewhere(there, Tenancy.in(there.id(), () -> rows.unread(there.id(), person))))
        .filter(there -> there.unread() > 0)
        .toList();
  }

  /** Where the notice leads; empty if it is not theirs. From now on it counts as read. */
  @Transactional
  public Optional<String> open(Acting acting, UUID id) {
    return read(acting, id).map(NoticeRows.Told::path);
  }

  @Transactional
  public Optional<NoticeRows.Told> read(Acting acting, UUID id) {
    acting.require(Action.READ_NOTICES);
    var told = own(acting, id);
    told.filter(NoticeRows.Told::unread)
        .ifPresent(one -> rows.read(acting.coalitionId(), one.person(), id, clock.instant()));
    return told;
  }

  /**
   * Answers how many.
   *
   * @param until what came after the page was shown stays unread
   */
  @Transactional
  public int readAll(Acting acting, Instant until) {
    acting.require(Action.READ_NOTICES);
    return rows.readAll(acting.coalitionId(), person(acting), until, clock.instant());
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Optional<NoticeRows.Told> own(Acting acting, UUID id) {
    return rows.byId(acting.coalitionId(), id)
        .filter(told -> told.person().equals(acting.person()));
  }

  private static PersonId person(Acting acting) {
    var person = acting.person();
    if (person == null) throw new IllegalStateException("Nobody is told anything");
    return person;
  }
}
