package org.prasan.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleKey;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.tenancy.Reference;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything the page of one membership shows. */
@Component
class MembershipView {
  private static final Set<Move> IN_THE_MENU =
      Set.of(
          Move.RECORD_RENEWAL, Move.REINSTATE, Move.SUSPEND, Move.RESIGN, Move.RECORD_RESIGNATION);

  private final Facts facts;
  private final OrganizationNames organizations;
  private final PersonNames people;
  private final MembershipWords words;

  MembershipView(
      Facts facts, OrganizationNames organizations, PersonNames people, MembershipWords words) {
    this.facts = facts;
    this.organizations = organizations;
    this.people = people;
    this.words = words;
  }

  /**
   * A membership as it stands today.
   *
   * @param standing none if it has not begun
   * @param term the one that was begun last: what is renewed next
   * @param running the one that runs today, until the organization leaves if it has said so
   * @param resigns when a resignation that was said takes effect
   */
  record Shown(
      OrganizationId organization,
      LocalizedText name,
      @Nullable Standing standing,
      @Nullable Term term,
      @Nullable Term running,
      @Nullable Next next,
      @Nullable LocalDate resigns,
      @Nullable ApproximateDate since,
      List<Told> timeline,
      List<Period> periods,
      Set<Move> moves) {
    /** Renewed early: the term that begins after the one that runs. */
    public boolean renewedAhead() {
      return term != null && running != null && term.from().isAfter(running.from());
    }

    public boolean may(String move) {
      return moves.contains(Move.valueOf(move));
    }

    /** Whether the menu beside the one button has anything in it. */
    public boolean mayAnything() {
      return moves.stream().anyMatch(IN_THE_MENU::contains);
    }
  }

  /**
   * What comes next.
   *
   * @param who message key of who has to act
   * @param what message key of what has to be done
   * @param by until when; none if nothing breaks
   * @param rule the rule that says so; none if none does
   */
  record Next(String who, String what, @Nullable LocalDate by, @Nullable RuleKey rule) {}

  /**
   * A fact as the timeline shows it.
   *
   * @param counts false once another fact has corrected it
   */
  record Told(
      UUID id, Fact.Kind kind, String icon, String text, String when, String by, boolean counts) {
    /** By which it is named on the telephone. */
    public String reference() {
      return Reference.of(id);
    }
  }

  @Transactional(readOnly = true)
  Optional<Shown> of(Acting acting, OrganizationId organization) {
    var coalition = acting.coalitionId();
    var name = organizations.named(coalition, List.of(organization)).get(organization);
    if (name == null) return Optional.empty();
    var today = facts.today();
    var recorded = facts.of(coalition, organization);
    var course = Course.of(recorded, facts.rules(coalition));
    var standing = course.on(today);
    return Optional.of(
        new Shown(
            organization,
            name,
            standing.orElse(null),
            course.term(today).orElse(null),
            over(standing.orElse(null)) ? null : running(course, today),
            next(course, standing.orElse(null), today),
            course.resignsLater(today).map(Fact::on).orElse(null),
            KeepRegistry.since(course, today),
            timeline(acting, recorded, course, today),
            periods(course, today),
            moves(acting, organization, course, standing.orElse(null), today)));
  }

  private static boolean over(@Nullable Standing standing) {
    return standing == Standing.RESIGNED || standing == Standing.LAPSED;
  }

  private static @Nullable Term running(Course course, LocalDate today) {
    var running =
        course.rounds(today).stream()
            .map(Course.Round::term)
            .filter(term -> !term.from().isAfter(today))
            .reduce((earlier, later) -> later)
            .orElse(null);
    var leaves = course.resignsLater(today).map(Fact::on).orElse(null);
    return running == null || leaves == null ? running : running.endingBefore(leaves);
  }

  /** What has been, the latest first; what would come if nobody did anything is no history. */
  private static List<Period> periods(Course course, LocalDate today) {
    return course.periods().reversed().stream()
        .filter(period -> !period.from().isAfter(today))
        .toList();
  }

  /** Who has said that it leaves need not say so again, and has nothing to renew. */
  private static Set<Move> moves(
      Acting acting,
      OrganizationId organization,
      Course course,
      @Nullable Standing standing,
      LocalDate today) {
    var moves = Move.possible(acting, organization, standing);
    if (course.resignsLater(today).isPresent())
      moves.removeAll(
          Set.of(
              Move.RESIGN, Move.RECORD_RESIGNATION, Move.RENEW, Move.RECORD_RENEWAL, Move.REMIND));
    return moves;
  }

  private static @Nullable Next next(Course course, @Nullable Standing standing, LocalDate today) {
    if (standing == null)
      return course.awaitsStart(today).isPresent() ? next("holders", "sign", null, null) : null;
    if (course.resignsLater(today).isPresent()) return null;
    var renewBy = course.renewBy(today).orElse(null);
    return switch (standing) {
      case ACTIVE -> {
        if (course.term(today).filter(term -> !term.recorded()).isPresent())
          yield next("office", "record", null, null);
        yield renewBy == null
            ? null
            : next("holders", "later", renewBy, RuleKey.TERM_OF_MEMBERSHIP);
      }
      case RENEWAL_DUE -> next("holders", "renew", renewBy, RuleKey.TERM_OF_MEMBERSHIP);
      case GRACE -> next("holders", "renew", renewBy, RuleKey.GRACE_DAYS);
      case LAPSED -> next("holders", "again", null, RuleKey.GRACE_DAYS);
      case SUSPENDED -> next("office", "reinstate", null, null);
      case RESIGNED -> null;
    };
  }

  private static Next next(
      String who, String what, @Nullable LocalDate by, @Nullable RuleKey rule) {
    return new Next("standing.next.who." + who, "standing.next.what." + what, by, rule);
  }

  private List<Told> timeline(Acting acting, List<Fact> recorded, Course course, LocalDate today) {
    var counting = course.facts().stream().map(Fact::id).collect(Collectors.toSet());
    Map<PersonId, LocalizedText> names =
        people.named(
            acting.coalitionId(),
            recorded.stream().map(Fact::recordedBy).filter(Objects::nonNull).distinct().toList());
    var timeline = new ArrayList<Told>();
    for (var fact : recorded.stream().sorted(Fact.ORDER.reversed()).toList())
      timeline.add(
          new Told(
              fact.id(),
              fact.kind(),
              icon(fact.kind()),
              words.of(fact, today),
              words.when(fact),
              by(fact, names),
              counting.contains(fact.id()) || fact.kind() == Fact.Kind.ANNULLED));
    return timeline;
  }

  private String by(Fact fact, Map<PersonId, LocalizedText> names) {
    var name = fact.recordedBy() == null ? null : names.get(fact.recordedBy());
    return name == null
        ? ""
        : words.say("standing.recorded-by", name.in(LocaleContextHolder.getLocale()));
  }

  private static String icon(Fact.Kind kind) {
    return switch (kind) {
      case ADMITTED -> "rubber-stamp";
      case STARTED -> "heart-handshake";
      case RENEWED -> "refresh";
      case SUSPENDED -> "lock";
      case REINSTATED -> "lock-open";
      case RESIGNED -> "door-exit";
      case ANNULLED -> "x";
    };
  }
}
