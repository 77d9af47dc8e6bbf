package org.prasan.commitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of commitments, in the order of their days. */
@Component
class FindCommitments {
  static final int PAGE = 25;

  /** What is more is not counted: nobody reads that far. */
  static final int MOST_COUNTED = 1000;

  private static final int MOST_WORDS = 8;

  private final JdbcClient jdbc;
  private final CommitmentClock clock;
  private final Concerned concerned;
  private final OrganizationRegistry organizations;

  FindCommitments(
      JdbcClient jdbc,
      CommitmentClock clock,
      Concerned concerned,
      OrganizationRegistry organizations) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.concerned = concerned;
    this.organizations = organizations;
  }

  /**
   * A part of a list.
   *
   * @param next null if there are no more
   * @param total up to {@link #MOST_COUNTED} and one more
   */
  record Page(List<Commitment> lines, CommitmentFilter.@Nullable Place next, int total) {
    public boolean countless() {
      return total > MOST_COUNTED;
    }
  }

  @Transactional(readOnly = true)
  Page page(Acting acting, CommitmentFilter filter) {
    acting.require(Action.SEE_COMMITMENTS);
    var found = some(acting, filter, PAGE + 1);
    var lines = found.stream().limit(PAGE).toList();
    var next =
        found.size() > PAGE
            ? new CommitmentFilter.Place(lines.getLast().due(), lines.getLast().id().value())
            : null;
    boolean whole = next == null && filter.place() == null;
    return new Page(lines, next, whole ? lines.size() : count(acting, filter));
  }

  /** The first ones after the place at which the filter stands. */
  @Transactional(readOnly = true)
  List<Commitment> some(Acting acting, CommitmentFilter filter, int most) {
    var search = search(acting, filter);
    var place = filter.place();
    var back = filter.shown().backwards();
    if (place != null) {
      search.and("(c.due, c.id) " + (back ? "<" : ">") + " (:afterDue, :afterId)");
      search.with("afterDue", place.due()).with("afterId", place.id());
    }
    return jdbc.sql(
            "select c.* from commitment.commitment c where "
                + search.where()
                + (back ? " order by c.due desc, c.id desc" : " order by c.due, c.id")
                + " limit :most")
        .params(search.with("most", most).values)
        .query((row, number) -> CommitmentRows.commitment(row))
        .list();
  }

  /** The one whose reference was typed, in whatever list; none if it names none, or several. */
  @Transactional(readOnly = true)
  Optional<CommitmentId> named(Acting acting, @Nullable String typed) {
    acting.require(Action.SEE_COMMITMENTS);
    var reference = Reference.read(typed);
    if (reference == null) return Optional.empty();
    var found =
        jdbc.sql(
                """
                select c.id from commitment.commitment c
                where c.coalition_id = :coalition and %s = :reference limit 2
                """
                    .formatted(Reference.sql("c.id")))
            .param("coalition", acting.coalitionId().value())
            .param("reference", reference)
            .query((row, number) -> new CommitmentId(row.getObject("id", UUID.class)))
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  @Transactional(readOnly = true)
  int count(Acting acting, CommitmentFilter filter) {
    var search = search(acting, filter);
    return jdbc.sql(
            "select count(*) from (select from commitment.commitment c where "
                + search.where()
                + " limit :most) counted")
        .params(search.with("most", MOST_COUNTED + 1).values)
        .query(Integer.class)
        .single();
  }

  /** What is looked for, with the values it names. */
  private static final class Search {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Search and(String condition) {
      conditions.add(condition);
      return this;
    }

    Search with(String name, @Nullable Object value) {
      values.put(name, value);
      return this;
    }

    String where() {
      return String.join(" and ", conditions);
    }
  }

  private Search search(Acting acting, CommitmentFilter filter) {
    var search = new Search().and("c.coalition_id = :coalition");
    search.with("coalition", acting.coalitionId().value());
    view(acting, filter, search);
    states(filter, search);
    if (filter.organization() != null)
      search.and("c.owner = :organization").with("organization", filter.organization());
    if (filter.pillar() != null) search.and("c.pillar = :pillar").with("pillar", filter.pillar());
    if (filter.objective() != null)
      search.and("c.objective = :objective").with("objective", filter.objective());
    if (filter.source() != null)
      search.and("c.source_id = :source").with("source", filter.source());
    when(filter, search);
    words(acting, filter, search);
    return search;
  }

  private void view(Acting acting, CommitmentFilter filter, Search search) {
    var me = acting.person() == null ? null : acting.person().value();
    var own = acting.organization() == null ? null : acting.organization().value();
    switch (filter.viewed()) {
      case MINE -> search.and("c.person = :me").with("me", me);
      case ORGANIZATION -> search.and("c.owner = :own").with("own", own);
      case ASKED -> {
        // For what the coalition asks, its office speaks.
        if (acting.may(Action.MANAGE_COMMITMENTS))
          search.and("(c.asked_person = :me or c.asked_by is null)");
        else search.and("c.asked_person = :me");
        search.with("me", me);
      }
      case LEFT ->
          search
              .and("c.open and c.owner = :own and c.state in (:leftToDo)")
              .and("c.person <> all(:present)")
              .with("own", own)
              .with("leftToDo", CommitmentRows.names(State.TO_DO))
              .with("present", concerned.present(acting));
      // All of them are open, which an index can tell.
      case ORPHANS -> search.and("c.open and c.state in (:orphans)").with("orphans", orphans());
      case ALL -> {}
    }
  }

  private static List<String> orphans() {
    return CommitmentRows.names(State.ORPHANS);
  }

  private static void states(CommitmentFilter filter, Search search) {
    if (filter.viewed() == View.ORPHANS && filter.shown() == Show.UNACCEPTED) return;
    switch (filter.shown()) {
      case OPEN -> search.and("c.open");
      case ALL -> {}
      default ->
          search
              .and("c.state in (:states)")
              .with("states", CommitmentRows.names(filter.shown().states()));
    }
  }

  private void when(CommitmentFilter filter, Search search) {
    if (filter.when() == null) return;
    var today = clock.today();
    search.and("c.state in (:toDo)").with("toDo", CommitmentRows.names(State.TO_DO));
    // An index of the open ones is of use only to whom they are named.
    search.and("c.open").with("today", today);
    switch (filter.when()) {
      case OVERDUE -> search.and("c.due < :today");
      case WEEK -> search.and("c.due between :today and :last").with("last", today.plusDays(7));
      case MONTH -> search.and("c.due between :today and :last").with("last", today.plusDays(30));
    }
  }

  /** Each word begins one of what is promised, or of what its owner or asker is called. */
  private void words(Acting acting, CommitmentFilter filter, Search search) {
    if (filter.q() == null) return;
    var words = Words.of(filter.q()).stream().distinct().limit(MOST_WORDS).toList();
    if (words.isEmpty()) search.and("false");
    var called = called(acting);
    var each = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      var promised =
          "select w.commitment_id from commitment.word w where w.coalition_id = :coalition"
              + " and w.word >= :word%1$d and w.word < :end%1$d".formatted(i);
      var houses = beginning(words.get(i), called);
      if (houses.length == 0) each.add(promised);
      else
        search
            .and(
                "(c.id in (%1$s) or c.owner = any(:houses%2$d) or c.asked_by = any(:houses%2$d))"
                    .formatted(promised, i))
            .with("houses" + i, houses);
      search
          .with("word" + i, words.get(i))
          .with("end" + i, words.get(i) + Character.toString(Character.MAX_CODE_POINT));
    }
    // Few have them all: these are found before any commitment is read.
    if (!each.isEmpty()) search.and("c.id in (" + String.join(" intersect ", each) + ")");
  }

  /** The words of the names of all organizations. */
  private Map<OrganizationId, List<String>> called(Acting acting) {
    var called = new HashMap<OrganizationId, List<String>>();
    organizations
        .names(acting.coalitionId())
        .forEach(
            (id, names) ->
                called.put(id, names.stream().flatMap(name -> Words.of(name).stream()).toList()));
    return called;
  }

  private static UUID[] beginning(String word, Map<OrganizationId, List<String>> called) {
    return called.entrySet().stream()
        .filter(one -> one.getValue().stream().anyMatch(name -> name.startsWith(word)))
        .map(one -> one.getKey().value())
        .toArray(UUID[]::new);
  }
}
