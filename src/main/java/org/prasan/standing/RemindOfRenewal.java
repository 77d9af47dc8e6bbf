package org.prasan.standing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prasan.audit.Audit;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.coalition.Rules;
import org.prasan.identity.MandateHolders;
import org.prasan.identity.MandateHolders.Holder;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who act for an organization get a message with a link by which they renew. */
@Service
class RemindOfRenewal {
  /** After a longer standstill of the application an occasion is over. */
  private static final int LATEST_DAYS = 6;

  private final Facts facts;
  private final Rules rules;
  private final Reminders reminders;
  private final RenewalLinks links;
  private final MandateHolders holders;
  private final Outbox outbox;
  private final Audit audit;

  RemindOfRenewal(
      Facts facts,
      Rules rules,
      Reminders reminders,
      RenewalLinks links,
      MandateHolders holders,
      Outbox outbox,
      Audit audit) {
    this.facts = facts;
    this.rules = rules;
    this.reminders = reminders;
    this.links = links;
    this.holders = holders;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** A membership whose term is to be renewed. */
  private record Due(OrganizationId organization, LocalDate term) {}

  /** What the rules of the coalition ask for on that day, each once; answers how many. */
  @Transactional
  int sendDue(Coalition coalition, LocalDate today) {
    var offsets = offsets(coalition.id(), today);
    if (offsets.isEmpty()) return 0;
    var people = holders.all(coalition.id(), RenewByLink.HOLDERS, today);
    int sent = 0;
    for (var due : due(coalition.id(), today)) {
      var occasion = occasion(offsets, due.term(), today);
      if (occasion.isPresent() && send(coalition, due, occasion.get().toString(), people)) sent++;
    }
    return sent;
  }

  /**
   * By hand, at most once a day for each.
   *
   * @param wanted only these of the organizations that have yet to renew
   */
  @Transactional
  int remind(Acting acting, Collection<OrganizationId> wanted) {
    acting.require(Move.REMIND.action());
    var today = facts.today();
    var people = holders.all(acting.coalitionId(), RenewByLink.HOLDERS, today);
    int sent = 0;
    for (var due : toRemind(acting.coalitionId(), today, wanted)) {
      if (!send(acting.coalition(), due, "by hand " + today, people)) continue;
      audit.record(
          acting,
          "membership.reminded",
          "organization",
          due.organization(),
          null,
          Map.of("term", due.term()));
      sent++;
    }
    return sent;
  }

  private boolean send(Coalition coalition, Due due, String occasion, List<Holder> people) {
    var recipients =
        people.stream().filter(holder -> holder.organization().equals(due.organization())).toList();
    if (!reminders.claim(
        coalition.id(), due.organization(), due.term(), occasion, recipients.size())) return false;
    for (var holder : recipients) {
      var link =
          links.issue(
              coalition, due.organization(), due.term(), holder.person(), holder.language());
      outbox.put(new Message(holder.email(), "renewal", holder.language(), link));
    }
    return true;
  }

  /** The latest occasion that has come; of those missed before it none is made up for. */
  private static Optional<Integer> occasion(
      List<Integer> offsets, LocalDate term, LocalDate today) {
    return offsets.stream()
        .filter(offset -> !term.plusDays(offset).isAfter(today))
        .filter(offset -> !term.plusDays(offset).isBefore(today.minusDays(LATEST_DAYS)))
        .max(Comparator.naturalOrder());
  }

  /** Days from the last day of the term; before it they are negative. */
  private List<Integer> offsets(CoalitionId coalition, LocalDate today) {
    return Stream.concat(
            days(coalition, RuleKey.REMIND_BEFORE, today).map(days -> -days).boxed(),
            days(coalition, RuleKey.REMIND_AFTER, today).boxed())
        .distinct()
        .toList();
  }

  private IntStream days(CoalitionId coalition, RuleKey key, LocalDate today) {
    return rules
        .inForce(coalition, key, today)
        .map(value -> value instanceof RuleValue.Days(var numbers) ? numbers : List.<Integer>of())
        .orElse(List.of())
        .stream()
        .mapToInt(Integer::intValue);
  }

  private List<Due> toRemind(
      CoalitionId coalition, LocalDate today, Collection<OrganizationId> wanted) {
    return due(coalition, today, true).stream()
        .filter(due -> wanted.contains(due.organization()))
        .toList();
  }

  private List<Due> due(CoalitionId coalition, LocalDate today) {
    return due(coalition, today, false);
  }

  /** Always in the same order, so that two copies of the application never wait crosswise. */
  private List<Due> due(CoalitionId coalition, LocalDate today, boolean byHand) {
    return facts.courses(coalition).entrySet().stream()
        .filter(entry -> due(entry.getValue(), today, byHand))
        .flatMap(
            entry ->
                entry.getValue().term(today).map(Term::end).stream()
                    .map(end -> new Due(entry.getKey(), end)))
        .sorted(Comparator.comparing(due -> due.organization().value()))
        .toList();
  }

  private static boolean due(Course course, LocalDate today, boolean byHand) {
    var standing = course.on(today).orElse(null);
    if (standing == null || course.resignsLater(today).isPresent()) return false;
    return byHand ? Move.REMIND.fits(standing) : standing.belongs();
  }
}
