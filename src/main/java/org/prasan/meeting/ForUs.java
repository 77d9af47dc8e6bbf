package org.prasan.meeting;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;

/**
 * Of the minutes, only what concerns one organization: its duties, what it presented, proposed or
 * said, and where it is named. Whoever was absent reads that first.
 */
final class ForUs {
  private final Dossier dossier;
  private final OrganizationId organization;
  private final List<String> names;

  private ForUs(Dossier dossier, OrganizationId organization, List<String> names) {
    this.dossier = dossier;
    this.organization = organization;
    this.names = names;
  }

  /** Empty if the minutes say nothing of it, or the person acts for no organization. */
  static List<Chapter> of(Acting acting, Dossier dossier, MinutesPaper paper) {
    var organization = acting.organization();
    if (organization == null) return List.of();
    var its = acting.organizationName();
    var names =
        Stream.of(its.th(), its.en()).filter(Objects::nonNull).filter(name -> !name.isEmpty()).toList();
    var ours = new ForUs(dossier, organization, names);
    return paper.headings().stream()
        .map(chapter -> new Chapter(chapter.title(), chapter.points().stream().filter(ours::concerns).toList()))
        .filter(chapter -> !chapter.points().isEmpty())
        .toList();
  }

  private boolean concerns(Point point) {
    return named(point) || point.item() != null && partOf(point.item());
  }

  private boolean named(Point point) {
    return Stream.of(
            Stream.of(point.title(), point.text()),
            point.decisions().stream().map(MinutesPaper.Resolution::text),
            point.duties().stream().map(MinutesPaper.Duty::owner),
            point.duties().stream().map(MinutesPaper.Duty::what))
        .flatMap(texts -> texts)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .anyMatch(text -> names.stream().anyMatch(name -> text.contains(name.toLowerCase(Locale.ROOT))));
  }

  /** It presented the item, or had a part in what was decided. */
  private boolean partOf(UUID item) {
    var presents =
        dossier
            .agenda()
            .line(new ItemId(item))
            .filter(line -> organization.equals(line.item().facts().presenterOrganization()))
            .isPresent();
    return presents
        || dossier.decisions().values().stream()
            .filter(decision -> decision.item().value().equals(item))
            .anyMatch(this::hasPart);
  }

  private boolean hasPart(Decision decision) {
    var facts = decision.facts();
    return organization.equals(facts.proposer())
        || organization.equals(facts.seconder())
        || facts.voices().stream()
            .filter(voice -> voice.vote() == Decision.Vote.OBJECTS)
            .anyMatch(voice -> voice.organization().equals(organization));
  }
}
