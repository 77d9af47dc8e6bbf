package org.prasan.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The decisions of a coalition, found by words, year, pillar, organ and whether they hold. */
@Component
@Transactional(readOnly = true)
class DecisionRegister {
  private static final int LONGEST_QUERY = 200;
  static final int PAGE = 25;

  /** Nobody hands out more at once. */
  private static final int MOST = 5000;

  private static final int MOST_WORDS = 24;

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})/(\\d{4})(?: \\(\\d{4}\\))?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final String ENDED =
      """
      exists (select from meeting.decision_link l
        join meeting.decision x on x.coalition_id = l.coalition_id and x.id = l.later_id
        where l.coalition_id = d.coalition_id and l.earlier_id = d.id
          and l.kind in (%s) and x.standing = 'VALID')\
      """;
  private static final String REPLACED = ENDED.formatted("'SUPERSEDES'");
  private static final String UNDONE = ENDED.formatted("'REPEALS'");

  /** By which kind of link it ended; null while it holds. */
  private static final String ENDED_BY =
      "case when %s then 'SUPERSEDES' when %s then 'REPEALS' end".formatted(REPLACED, UNDONE);

  private final JdbcClient jdbc;
  private final MeetingNames names;

  DecisionRegister(JdbcClient jdbc, MeetingNames names) {
    this.jdbc = jdbc;
    this.names = names;
  }

  /** Whether a decision holds. */
  enum Holds {
    IN_FORCE("done", "circle-check"),
    SUPERSEDED("plain", "arrows-exchange"),
    REPEALED("plain", "circle-x"),
    AWAITING("waiting", "hourglass"),
    WITHDRAWN("plain", "circle-x");

    private final String look;
    private final String icon;

    Holds(String look, String icon) {
      this.look = look;
      this.icon = icon;
    }

    public String look() {
      return look;
    }

    public String icon() {
      return icon;
    }

    public String key() {
      return "meeting.holds." + name();
    }

    static Holds of(Decision decision, @Nullable String endedBy) {
      return switch (decision.standing()) {
        case VALID ->
            endedBy == null
                ? IN_FORCE
                : Decision.Link.valueOf(endedBy) == Decision.Link.REPEALS ? REPEALED : SUPERSEDED;
        case AWAITING -> AWAITING;
        case WITHDRAWN -> WITHDRAWN;
      };
    }
  }

  /** What is looked for. */
  record Filter(
      @Nullable String q,
      @Nullable Integer year,
      @Nullable UUID pillar,
      @Nullable UUID organ,
      @Nullable Holds holds,
      @Nullable UUID after) {
    Filter {
      if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
    }

    public boolean narrows() {
      return (q != null && !q.isBlank())
          || year != null
          || pillar != null
          || organ != null
          || holds != null;
    }

    Filter after(@Nullable UUID last) {
      return new Filter(q, year, pillar, organ, holds, last);
    }
  }

  /** A decision on the list. */
  record Line(Decision decision, Holds holds) {}

  /**
   * A page of lines.
   *
   * @param next the last line, after which the next page begins; null on the last page
   */
  record Page(List<Line> lines, int total, @Nullable UUID next, MeetingNames.Known names) {}

  Page page(CoalitionId coalition, Filter filter) {
    var search = search(coalition, filter);
    var found = lines(search, filter.after(), PAGE + 1);
    boolean more = found.size() > PAGE;
    var lines = more ? found.subList(0, PAGE) : found;
    return new Page(
        lines,
        search.found(),
        more ? lines.getLast().decision().id().value() : null,
        names.of(coalition, organizations(lines), Stream.of()));
  }

  /** All that a filter lets through, to hand out. */
  List<Line> all(CoalitionId coalition, Filter filter) {
    return lines(search(coalition, filter), null, MOST);
  }

  /** The years of which there are decisions, the latest first. */
  List<Integer> years(CoalitionId coalition) {
    return jdbc.sql(
            """
            select year from meeting.decision_number where coalition_id = :coalition
            order by year desc
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> row.getInt("year"))
        .list();
  }

  /** Whether it holds today. */
  Holds holds(CoalitionId coalition, Decision decision) {
    return Holds.of(
        decision,
        jdbc.sql(
                """
                select %s from meeting.decision d
                where d.coalition_id = :coalition and d.id = :id
                """
                    .formatted(ENDED_BY))
            .param("coalition", coalition.value())
            .param("id", decision.id().value())
            .query((row, number) -> Optional.ofNullable(row.getString(1)))
            .single()
            .orElse(null));
  }

  /** Conditions with the values they name, and how many decisions meet them. */
  private record Search(String where, Map<String, @Nullable Object> values, int found) {}

  /**
   * Parts of words and similar spellings are looked for only where nothing is found as it was
   * typed: comparing them with every decision takes ten times as long.
   */
  private Search search(CoalitionId coalition, Filter filter) {
    var exact = search(coalition, filter, false);
    return exact.found() == 0 && filter.q() != null ? search(coalition, filter, true) : exact;
  }

  private Search search(CoalitionId coalition, Filter filter, boolean alike) {
    var values = new HashMap<String, @Nullable Object>();
    var where = conditions(coalition, filter, alike, values);
    int found =
        jdbc.sql("select count(*) from meeting.decision d where " + where)
            .params(values)
            .query(Integer.class)
            .single();
    return new Search(where, values, found);
  }

  private List<Line> lines(Search search, @Nullable UUID after, int most) {
    if (search.found() == 0) return List.of();
    var values = new HashMap<>(search.values());
    values.put("after", after);
    values.put("most", most);
    return jdbc.sql(
            """
            select d.*, %s as ended from meeting.decision d
            where %s and (:after::uuid is null or (d.decided_on, d.year, d.number) < (
              select decided_on, year, number from meeting.decision
              where coalition_id = :coalition and id = :after))
            order by d.decided_on desc, d.year desc, d.number desc limit :most
            """
                .formatted(ENDED_BY, search.where()))
        .params(values)
        .query(
            (row, number) -> {
              var decision = DecisionRows.decision(row);
              return new Line(decision, Holds.of(decision, row.getString("ended")));
            })
        .list();
  }

  private static String conditions(
      CoalitionId coalition, Filter filter, boolean alike, Map<String, @Nullable Object> values) {
    var where = new ArrayList<String>();
    where.add("d.coalition_id = :coalition");
    values.put("coalition", coalition.value());
    add(where, values, "year", filter.year(), "d.year = :year");
    add(where, values, "pillar", filter.pillar(), "d.pillar_id = :pillar");
    add(where, values, "organ", filter.organ(), "d.organ_id = :organ");
    if (filter.holds() != null) where.add(holds(filter.holds()));
    words(filter.q() == null ? "" : filter.q(), alike, where, values);
    return String.join(" and ", where);
  }

  private static String holds(Holds holds) {
    return switch (holds) {
      case IN_FORCE -> "d.standing = 'VALID' and not " + ENDED.formatted("'SUPERSEDES', 'REPEALS'");
      case SUPERSEDED -> "d.standing = 'VALID' and " + REPLACED;
      case REPEALED -> "d.standing = 'VALID' and not " + REPLACED + " and " + UNDONE;
      case AWAITING -> "d.standing = 'AWAITING'";
      case WITHDRAWN -> "d.standing = 'WITHDRAWN'";
    };
  }

  /** Or the number, as people name it. */
  private static void words(
      String typed, boolean alike, List<String> where, Map<String, @Nullable Object> values) {
    var text = Words.normalize(typed).strip();
    var number = NUMBER.matcher(text);
    if (number.matches()) {
      values.put("number", Integer.valueOf(number.group(1)));
      values.put("ofYear", Integer.valueOf(number.group(2)));
      where.add("d.year = :ofYear and d.number = :number");
      return;
    }
    // What is written together is compared together: one of its words may be too short to tell.
    var parts = BLANKS.splitAsStream(text).filter(part -> !part.isEmpty()).limit(12).toList();
    if (alike) spelledAlike(parts, where, values);
    else asTyped(parts, where, values);
  }

  /** Each word begins one of the decision, and what is typed together stands together. */
  private static void asTyped(
      List<String> parts, List<String> where, Map<String, @Nullable Object> values) {
    var each = new ArrayList<String>();
    for (int i = 0; i < parts.size(); i++) {
      var words = Words.of(parts.get(i)).stream().filter(DecisionRegister::indexed).toList();
      for (var word : words) begun(word, each, values);
      if (words.size() != 1) where.add(somewhere(i, parts.get(i), values));
    }
    // Few have them all: these are found before any decision is read.
    if (!each.isEmpty()) where.add("d.id in (" + String.join(" intersect ", each) + ")");
  }

  private static boolean indexed(String word) {
    return word.length() <= DecisionRows.LONGEST_WORD;
  }

  private static void begun(String word, List<String> each, Map<String, @Nullable Object> values) {
    int at = each.size();
    if (at == MOST_WORDS) return;
    each.add(
        "select w.decision_id from meeting.decision_word w where w.coalition_id = :coalition"
            + " and w.word >= :word%1$d and w.word < :end%1$d".formatted(at));
    values.put("word" + at, word);
    values.put("end" + at, word + Character.toString(Character.MAX_CODE_POINT));
  }

  private static String somewhere(int at, String part, Map<String, @Nullable Object> values) {
    values.put("words" + at, together(part));
    values.put("part" + at, part);
    return "(d.words @@ cast(:words%1$d as tsquery) or strpos(d.plain, :part%1$d) > 0)"
        .formatted(at);
  }

  /** Each part stands somewhere, if need be within a word or with a slip in it. */
  private static void spelledAlike(
      List<String> parts, List<String> where, Map<String, @Nullable Object> values) {
    for (int i = 0; i < parts.size(); i++) {
      var found = somewhere(i, parts.get(i), values);
      var misspelt = new Misspelt(parts.get(i));
      where.add(
          misspelt.comparable()
              ? "(" + found + " or " + slipped(i, misspelt, values) + ")"
              : found);
    }
  }

  /**
   * The bits tell of most decisions that they need not be read. Only inside an "or" does the
   * database ask in this order.
   */
  private static String slipped(int at, Misspelt part, Map<String, @Nullable Object> values) {
    values.put("signature" + at, part.signature());
    values.put("bits" + at, part.bitsLeft());
    values.put("pattern" + at, part.pattern());
    return """
    bit_count(d.signature & cast(:signature%1$d as bit(2048))) >= :bits%1$d
      and d.plain ~ :pattern%1$d\
    """
        .formatted(at);
  }

  private static String together(String part) {
    return Words.of(part).stream().map(Words::tsquery).collect(Collectors.joining(" & "));
  }

  private static void add(
      List<String> where,
      Map<String, @Nullable Object> values,
      String name,
      @Nullable Object value,
      String sql) {
    if (value == null) return;
    values.put(name, value);
    where.add(sql);
  }

  private static List<OrganizationId> organizations(List<Line> lines) {
    var ids = new HashSet<OrganizationId>();
    for (var line : lines) {
      var proposer = line.decision().facts().proposer();
      if (proposer != null) ids.add(proposer);
    }
    return List.copyOf(ids);
  }
}
