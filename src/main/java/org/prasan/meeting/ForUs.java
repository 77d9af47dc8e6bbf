package org.prasan.meeting;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prasan.identity.MandateHolders;
import org.prasan.language.LocalizedText;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Duty;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of the minutes, only what concerns one organization: its duties, what it or one of its people
 * presented, proposed or said, what it wants to have corrected, and where it is named. Whoever was
 * absent reads that first.
 */
@Component
class ForUs {
  private final MandateHolders holders;
  private final ProposalRows proposals;
  private final MeetingClock clock;

  ForUs(MandateHolders holders, ProposalRows proposals, MeetingClock clock) {
    this.holders = holders;
    this.proposals = proposals;
    this.clock = clock;
  }

  /** Empty if the minutes say nothing of it, or the person acts for no organization. */
  @Transactional(readOnly = true)
  public List<Chapter> of(Acting acting, MinutesPages.Open open, MinutesPaper paper) {
    var organization = acting.organization();
    if (organization == null) return List.of();
    var ours =
        new Reader(
            open.dossier(),
            organization,
            words(Stream.of(acting.organizationName())),
            people(acting, open.dossier(), organization),
            items(acting, open, organization));
    return paper.headings().stream()
        .map(
            chapter ->
                new Chapter(
                    chapter.title(),
                    chapter.points().stream().filter(ours::concerns).map(ours::only).toList()))
        .filter(chapter -> !chapter.points().isEmpty())
        .toList();
  }

  /** Whoever acts for it, and whoever came for it. */
  private Set<String> people(Acting acting, Dossier dossier, OrganizationId organization) {
    var today = clock.today();
    var names =
        new HashSet<>(
            words(
                holders
                    .of(acting.coalitionId(), organization, EnumSet.allOf(Role.class), today)
                    .stream()
                    .map(MandateHolders.Holder::name)));
    for (var one : dossier.attending(organization)) names.add(lower(one.name()));
    // A first name alone is a word like others.
    names.removeIf(name -> !name.contains(" "));
    return names;
  }

  /** What came on the agenda because it proposed it, and what it wants to have corrected. */
  private Set<ItemId> items(Acting acting, MinutesPages.Open open, OrganizationId organization) {
    var items = new HashSet<ItemId>();
    for (var line : open.dossier().agenda().lines()) items.add(line.item().id());
    items.retainAll(proposals.itemsOf(acting.coalitionId(), organization));
    for (var correction : open.minutes().corrections())
      if (organization.equals(correction.proposed().actingFor()) && correction.item() != null)
        items.add(correction.item());
    return items;
  }

  private static Set<String> words(Stream<LocalizedText> names) {
    return names
        .flatMap(name -> Stream.of(name.th(), Objects.requireNonNullElse(name.en(), "")))
        .filter(name -> !name.isEmpty())
        .map(ForUs::lower)
        .collect(Collectors.toSet());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The organization that reads. */
  private record Reader(
      Dossier dossier,
      OrganizationId organization,
      Set<String> names,
      Set<String> people,
      Set<ItemId> items) {

    private boolean concerns(Point point) {
      return named(point) || (point.item() != null && partOf(new ItemId(point.item())));
    }

    /** Without the duties of others; of what earlier meetings left, only the lines about it. */
    private Point only(Point point) {
      return new Point(
          point.item(),
          point.title(),
          point.presenter(),
          point.minutes(),
          point.item() == null ? ourLines(point.text()) : point.text(),
          point.papers(),
          point.decisions(),
          point.duties().stream().filter(duty -> owns(duty) || names(duty.what())).toList());
    }

    private String ourLines(String text) {
      return text.lines().filter(this::names).collect(Collectors.joining("\n"));
    }

    private boolean named(Point point) {
      return Stream.of(
                  Stream.of(point.title(), point.text()),
                  Stream.ofNullable(point.presenter()),
                  point.decisions().stream().map(MinutesPaper.Resolution::text),
                  point.duties().stream().map(Duty::what))
              .flatMap(texts -> texts)
              .anyMatch(this::names)
          || point.duties().stream().anyMatch(this::owns);
    }

    /** The organization or one of its people. */
    private boolean names(String text) {
      var said = lower(text);
      return Stream.concat(names.stream(), people.stream()).anyMatch(said::contains);
    }

    /** As the paper names who took it on: the organization, and in brackets the person. */
    private boolean owns(Duty duty) {
      var owner = lower(duty.owner());
      return names.stream().anyMatch(name -> owner.equals(name) || owner.startsWith(name + " ("));
    }

    /** It presented the item, had a part in what was decided, or brought it there. */
    private boolean partOf(ItemId item) {
      return items.contains(item)
          || dossier.agenda().line(item).stream().anyMatch(line -> presents(line.item()))
          || dossier.decisions().values().stream()
              .filter(decision -> decision.item().equals(item))
              .anyMatch(this::hasPart);
    }

    private boolean presents(Item item) {
      return organization.equals(item.facts().presenterOrganization())
          || names(item.facts().presenter());
    }

    private boolean hasPart(Decision decision) {
      var facts = decision.facts();
      return organization.equals(facts.proposer())
          || organization.equals(facts.seconder())
          || facts.voices().stream()
              .filter(voice -> voice.vote() != Decision.Vote.YES)
              .anyMatch(voice -> voice.organization().equals(organization));
    }
  }
}
