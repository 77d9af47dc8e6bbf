package org.prasan.meeting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Told;
import org.prasan.language.Names;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesPaper.Attendee;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Duty;
import org.prasan.meeting.MinutesPaper.Kind;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.meeting.MinutesPaper.Resolution;
import org.prasan.meeting.MinutesPaper.Signer;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** Makes the paper of a meeting from what is known of it: an agenda before it, minutes after. */
@Component
class WritePaper {
  private final MeetingWords words;
  private final MeetingClock stamps;
  private final Commitments commitments;
  private final MeetingNames names;
  private final Arising arising;
  private final DecisionRows decisions;

  WritePaper(
      MeetingWords words,
      MeetingClock stamps,
      Commitments commitments,
      MeetingNames names,
      Arising arising,
      DecisionRows decisions) {
    this.words = words;
    this.stamps = stamps;
    this.commitments = commitments;
    this.names = names;
    this.arising = arising;
    this.decisions = decisions;
  }

  MinutesPaper of(Coalition coalition, Dossier dossier, Minutes minutes, Locale locale) {
    return new Writer(coalition, dossier, minutes, locale).paper();
  }

  /** What stands under an item before the secretary has written anything. */
  static String prefilled(Dossier dossier, Item item) {
    var said = new ArrayList<String>();
    if (!item.facts().detail().isBlank()) said.add(item.facts().detail());
    for (var outcome : dossier.outcomesOf(item))
      if (outcome.kind() == Outcome.Kind.INFORMATION) said.add(outcome.text());
    return String.join("\n", said);
  }

  /** Holds together what every part of one paper needs. */
  private final class Writer {
    private final Coalition coalition;
    private final Dossier dossier;
    private final Minutes minutes;
    private final Locale locale;
    private final Kind kind;
    private final List<Told> promised;
    private final MeetingNames.Known promisers;
    private final Map<DecisionId, List<DecisionRows.Linked>> links;

    Writer(Coalition coalition, Dossier dossier, Minutes minutes, Locale locale) {
      this.coalition = coalition;
      this.dossier = dossier;
      this.minutes = minutes;
      this.locale = locale;
      this.kind = dossier.state().held() ? Kind.MINUTES : Kind.AGENDA;
      this.promised = commitments.from(coalition.id(), List.of(dossier.id().value()));
      this.promisers =
          names.of(
              coalition.id(),
              promised.stream().map(Told::owner).distinct().toList(),
              promised.stream().map(Told::person));
      this.links = decisions.links(coalition.id(), dossier.decisions().keySet());
    }

    MinutesPaper paper() {
      var meeting = dossier.meeting();
      var plan = meeting.plan();
      return new MinutesPaper(
          kind,
          dossier.series().name().in(locale) + " " + coalition.name().in(locale),
          meeting.number() == null ? "" : meeting.number().toString(),
          plan.day(),
          kind == Kind.AGENDA ? plan.startsAt() : time(meeting.course().started()),
          time(meeting.course().closed()),
          plan.place().isBlank() && !plan.link().isBlank()
              ? words.say("minutes.paper.online", locale)
              : plan.place(),
          kind == Kind.AGENDA ? List.of() : present(),
          kind == Kind.AGENDA ? List.of() : absent(),
          kind == Kind.AGENDA ? List.of() : guests(),
          dossier.agenda().parts().stream().map(this::chapter).toList(),
          List.of(),
          kind == Kind.AGENDA ? null : signer(plan.secretary(), Dossier.Function.SECRETARY),
          kind == Kind.AGENDA ? null : signer(plan.chair(), Dossier.Function.CHAIR),
          List.of());
    }

    private @Nullable LocalTime time(@Nullable Instant moment) {
      return moment == null ? null : stamps.timeOf(moment).withSecond(0).withNano(0);
    }

    /** The chair first and the secretary last, as the official form has it. */
    private List<Attendee> present() {
      return dossier.attendance().stream()
          .filter(one -> one.kind() != Attendance.Kind.GUEST || dossier.function(one).isPresent())
          .sorted(Comparator.comparingInt(this::place))
          .map(
              one ->
                  new Attendee(
                      dossier.named(one, locale),
                      post(one),
                      one.insteadOf().isBlank() ? null : one.insteadOf(),
                      null))
          .toList();
    }

    private int place(Attendance one) {
      return dossier.function(one).map(Dossier.Function::place).orElse(0);
    }

    private String post(Attendance one) {
      var post = joined(one.position(), organization(one.organization()));
      return dossier
          .function(one)
          .map(function -> words.say(function.key(), locale))
          .map(does -> post.isBlank() ? does : words.say("minutes.paper.does", locale, post, does))
          .orElse(post);
    }

    private List<Attendee> guests() {
      return dossier.guests().stream()
          .filter(one -> dossier.function(one).isEmpty())
          .map(
              one ->
                  Attendee.of(
                      dossier.named(one, locale),
                      joined(one.position(), organization(one.organization()))))
          .toList();
    }

    private List<Attendee> absent() {
      Set<OrganizationId> there = Dossier.arrived(dossier.attendance());
      return dossier.quorum().entitled().stream()
          .filter(organization -> !there.contains(organization))
          .map(
              organization ->
                  new Attendee(organization(organization), "", null, excuse(organization)))
          .sorted(Names.inOrder(Attendee::name))
          .toList();
    }

    private @Nullable String excuse(OrganizationId organization) {
      return dossier
          .answer(organization)
          .filter(answer -> answer.kind() == Answer.Kind.NO)
          .map(Answer::note)
          .filter(note -> !note.isBlank())
          .orElse(null);
    }

    private Chapter chapter(Agenda.Part part) {
      var points = new ArrayList<Point>();
      for (var line : part.lines()) points.add(point(line.item()));
      if (part.heading().kind() == Heading.Kind.ARISING) left().ifPresent(points::add);
      return new Chapter(part.heading().title().in(locale), List.copyOf(points));
    }

    /** What earlier meetings left stands there by itself, after the items, whose numbers stay. */
    private Optional<Point> left() {
      var left = arising.of(coalition.id(), dossier.meeting());
      if (left.isEmpty()) return Optional.empty();
      var owners =
          names.of(
              coalition.id(),
              left.promises().stream().map(Told::owner).distinct().toList(),
              Stream.empty());
      var lines = new ArrayList<String>();
      for (var decision : left.awaiting())
        lines.add(decided(decision) + " " + words.say("minutes.paper.awaiting", locale));
      for (var decision : left.decided()) lines.add(decided(decision));
      for (var promise : left.promises())
        lines.add(
            words.say(
                left.late(promise) ? "minutes.paper.left.late" : "minutes.paper.left.promise",
                locale,
                promise.what(),
                owners.organization(promise.owner(), locale),
                ThaiDates.full(promise.due(), locale)));
      var title = words.say("minutes.paper.left", locale);
      return Optional.of(
          new Point(
              null, title, null, null, String.join("\n", lines), List.of(), List.of(), List.of()));
    }

    private String decided(Decision decision) {
      return words.say("meeting.decision.named", locale, decision.number().in(locale))
          + " "
          + decision.facts().text();
    }

    private Point point(Item item) {
      return new Point(
          item.id().value(),
          item.title(),
          joined(
              dossier.presenter(item, locale), organization(item.facts().presenterOrganization())),
          item.facts().minutes() == 0 ? null : item.facts().minutes(),
          text(item),
          dossier.papersOf(item).stream().map(Paper::name).toList(),
          dossier.outcomesOf(item).stream()
              .map(dossier::decision)
              .filter(Objects::nonNull)
              .filter(decision -> decision.standing() != Decision.Standing.WITHDRAWN)
              .map(this::resolution)
              .toList(),
          kind == Kind.AGENDA ? List.of() : duties(item));
    }

    private List<Duty> duties(Item item) {
      return promised.stream()
          .filter(one -> one.source() != null && item.id().value().equals(one.source().part()))
          .map(one -> new Duty(one.what(), owner(one), one.due()))
          .toList();
    }

    private String owner(Told promise) {
      var organization = promisers.organization(promise.owner(), locale);
      return promise.person() == null
          ? organization
          : organization + " (" + promisers.person(promise.person(), locale) + ")";
    }

    private String text(Item item) {
      if (kind == Kind.AGENDA) return item.facts().detail();
      var written = minutes.texts().get(item.id());
      var text = written == null ? prefilled(dossier, item) : written.text();
      if (item.movedTo() == null) return text;
      var moved = words.say("minutes.paper.moved", locale);
      return text.isBlank() ? moved : text + "\n" + moved;
    }

    private Resolution resolution(Decision decision) {
      return new Resolution(
          decision.number().toString(),
          decision.facts().text() + voices(decision) + links(decision));
    }

    private String voices(Decision decision) {
      var facts = decision.facts();
      var said = new StringBuilder(movers(facts));
      if (facts.way() == Decision.Way.VOTE)
        said.append(' ')
            .append(
                words.say(
                    "minutes.paper.votes",
                    locale,
                    Long.toString(facts.votes(Decision.Vote.YES)),
                    Long.toString(facts.votes(Decision.Vote.NO)),
                    Long.toString(facts.votes(Decision.Vote.ABSTAIN))));
      var objections =
          facts.voices().stream()
              .filter(voice -> voice.vote() == Decision.Vote.OBJECTS)
              .map(voice -> joined(organization(voice.organization()), voice.reason()))
              .collect(Collectors.joining("; "));
      if (!objections.isEmpty())
        said.append(' ').append(words.say("minutes.paper.objections", locale, objections));
      return said.toString();
    }

    /** What it does with earlier ones, and for good that it was noted without a quorum. */
    private String links(Decision decision) {
      var linked = links.getOrDefault(decision.id(), List.of());
      var said = new StringBuilder();
      for (var link : linked)
        if (link.later())
          said.append(' ')
              .append(words.say("minutes.paper.link." + link.kind(), locale, number(link.other())));
      if (decision.standing() == Decision.Standing.AWAITING)
        said.append(' ').append(words.say("minutes.paper.awaiting", locale));
      else if (DecisionRows.noted(decision, linked))
        said.append(' ').append(words.say("minutes.paper.noted", locale));
      return said.toString();
    }

    private String number(DecisionId earlier) {
      return decisions.find(coalition.id(), earlier).orElseThrow().number().in(locale);
    }

    private String movers(Decision.Facts facts) {
      var proposer = organization(facts.proposer());
      var seconder = organization(facts.seconder());
      if (proposer.isEmpty() && seconder.isEmpty()) return "";
      var key =
          seconder.isEmpty()
              ? "minutes.paper.proposed"
              : proposer.isEmpty() ? "minutes.paper.seconded" : "minutes.paper.moved-by";
      return " " + words.say(key, locale, proposer, seconder);
    }

    private @Nullable Signer signer(@Nullable PersonId person, Dossier.Function function) {
      if (person == null) return null;
      return new Signer(dossier.names().person(person, locale), words.say(function.key(), locale));
    }

    private String organization(@Nullable OrganizationId id) {
      return dossier.names().organization(id, locale);
    }

    private static String joined(String one, String other) {
      if (one.isBlank()) return other;
      return other.isBlank() ? one : one + " " + other;
    }
  }
}
