package org.prasan.commitment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Facet;
import org.springframework.stereotype.Component;

/** A list of commitments in the reader's words; the template only has to set it out. */
@Component
class CommitmentListing {
  private static final int MOST_SOURCES = 20;

  private final FindCommitments find;
  private final CommitmentLines lines;
  private final CommitmentWords words;
  private final List<SourcePages> sources;

  CommitmentListing(
      FindCommitments find,
      CommitmentLines lines,
      CommitmentWords words,
      List<SourcePages> sources) {
    this.find = find;
    this.lines = lines;
    this.words = words;
    this.sources = sources;
  }

  /** The page: whose, what can be narrowed, and what was found. */
  record Listing(
      List<Tab> tabs,
      List<Facet> facets,
      List<CommitmentLines.Line> lines,
      int total,
      boolean countless,
      @Nullable String more) {}

  /** Whose commitments are shown. */
  record Tab(String label, String url, boolean chosen) {}

  Listing of(Acting acting, CommitmentFilter filter, String base, Locale locale) {
    var page = find.page(acting, filter);
    return new Listing(
        tabs(acting, filter, base, locale),
        facets(acting, filter, base, locale, true),
        lines.of(acting, page.lines(), locale),
        page.total(),
        page.countless(),
        page.next() == null ? null : base + filter.after(page.next()).query());
  }

  List<Tab> tabs(Acting acting, CommitmentFilter filter, String base, Locale locale) {
    var tabs = new ArrayList<Tab>();
    for (var view : View.values())
      if (shown(acting, filter, view))
        tabs.add(
            new Tab(
                words.say(view.key(), locale),
                base + filter.withView(view).withShow(null).query(),
                filter.viewed() == view));
    return tabs;
  }

  /** A tab of those who left only while there is something in it to hand on. */
  private boolean shown(Acting acting, CommitmentFilter filter, View view) {
    return switch (view) {
      case ORGANIZATION -> acting.organization() != null;
      case LEFT ->
          filter.viewed() == View.LEFT
              || (acting.organization() != null
                  && acting.may(Action.ANSWER_COMMITMENT)
                  && find.count(acting, CommitmentFilter.of(View.LEFT)) > 0);
      case MINE, ASKED, ORPHANS, ALL -> true;
    };
  }

  /**
   * @param states whether one narrows by state, which a board shows anyway
   */
  List<Facet> facets(
      Acting acting, CommitmentFilter filter, String base, Locale locale, boolean states) {
    var facets = new ArrayList<Facet>();
    if (states && filter.viewed() != View.ORPHANS)
      facets.add(
          facet(
              "show",
              base,
              filter.show(),
              filter::withShow,
              said(Show.values(), Show::key, locale)));
    facets.add(
        facet(
            "when",
            base,
            filter.when(),
            filter::withWhen,
            said(CommitmentFilter.When.values(), CommitmentFilter.When::key, locale)));
    var made = sources(acting, filter.source(), locale);
    if (!made.isEmpty())
      facets.add(facet("source", base, filter.source(), filter::withSource, made));
    if (filter.viewed() != View.ORGANIZATION
        && filter.viewed() != View.MINE
        && filter.viewed() != View.LEFT)
      facets.add(
          facet(
              "organization",
              base,
              filter.organization(),
              filter::withOrganization,
              byId(words.organizations(acting, locale))));
    var pillars = byId(words.pillars(acting, locale));
    if (!pillars.isEmpty())
      facets.add(facet("pillar", base, filter.pillar(), filter::withPillar, pillars));
    var objectives = byId(words.objectives(acting, locale));
    if (!objectives.isEmpty())
      facets.add(facet("objective", base, filter.objective(), filter::withObjective, objectives));
    return facets;
  }

  /** The latest ones, and the one that is looked at. */
  private Map<UUID, String> sources(Acting acting, @Nullable UUID chosen, Locale locale) {
    var named = new LinkedHashMap<UUID, String>();
    for (var pages : sources) {
      named.putAll(pages.latest(acting.coalitionId(), MOST_SOURCES, locale));
      if (chosen != null && !named.containsKey(chosen))
        pages
            .named(acting.coalitionId(), new Source(pages.kind(), chosen, null), locale)
            .ifPresent(known -> named.put(chosen, known.title()));
    }
    return named;
  }

  private <T> Map<T, String> said(T[] values, Function<T, String> key, Locale locale) {
    var said = new LinkedHashMap<T, String>();
    for (var value : values) said.put(value, words.say(key.apply(value), locale));
    return said;
  }

  private static Map<UUID, String> byId(Map<String, String> choices) {
    var byId = new LinkedHashMap<UUID, String>();
    choices.forEach((id, label) -> byId.put(UUID.fromString(id), label));
    return byId;
  }

  private static <T> Facet facet(
      String name,
      String base,
      @Nullable T chosen,
      Function<@Nullable T, CommitmentFilter> with,
      Map<T, String> values) {
    return Facet.of(
        "commitment.filter." + name, chosen, value -> base + with.apply(value).query(), values);
  }
}
