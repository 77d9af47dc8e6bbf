package org.prasan.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * What a program asks of a list, by the parameters of HSDS. One that we cannot answer is refused: a
 * list that silently ignored it would be taken for the answer.
 *
 * @param minimal nothing but ids and when each was last changed
 * @param since nothing that was not changed at that moment or later
 * @param classified nothing without a term of the vocabulary
 * @param asked the parameters that also belong to the next page
 */
record HsdsQuestion(
    RegisterFilter filter,
    int size,
    boolean full,
    boolean minimal,
    @Nullable Instant since,
    boolean classified,
    Map<String, String> asked) {
  private static final int USUAL = 25;
  private static final int MOST = 100;

  /** Who asks for ids alone should get all of them at once. */
  private static final int MOST_IDS = 5000;

  private static final Set<String> OF_PLACES =
      Set.of(
          "search", "organization_id", "taxonomy_term_id", "taxonomy_id", "modified_after", "full");
  private static final Set<String> OF_SERVICES =
      Stream.concat(OF_PLACES.stream(), Stream.of("minimal")).collect(Collectors.toSet());

  /** A need that no service has. */
  private static final String NOTHING = "-";

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);
  private static final Set<String> OF_PAGES = Set.of("per_page", "after", "page");

  /** Why a question is not answered. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  static HsdsQuestion ofServices(Map<String, String> asked, HsdsTaxonomy taxonomy) {
    check(asked, OF_SERVICES);
    return of(asked, taxonomy);
  }

  static HsdsQuestion ofPlaces(Map<String, String> asked, HsdsTaxonomy taxonomy) {
    check(asked, OF_PLACES);
    return of(asked, taxonomy);
  }

  private static HsdsQuestion of(Map<String, String> asked, HsdsTaxonomy taxonomy) {
    var organization = id(asked, "organization_id");
    var vocabulary = id(asked, "taxonomy_id");
    boolean ours = vocabulary == null || vocabulary.equals(HsdsTaxonomy.ID);
    var term = id(asked, "taxonomy_term_id");
    var need = term == null ? null : taxonomy.code(term).orElse(NOTHING);
    boolean minimal = "true".equals(asked.get("minimal"));
    return new HsdsQuestion(
        new RegisterFilter(
            asked.get("search"),
            ours ? need : NOTHING,
            null,
            null,
            organization == null ? null : new OrganizationId(organization),
            id(asked, "after")),
        minimal ? size(asked, MOST_IDS, MOST_IDS) : size(asked, USUAL, MOST),
        "true".equals(asked.get("full")),
        minimal,
        moment(asked, "modified_after"),
        vocabulary != null,
        kept(asked));
  }

  /** Of a list that cannot be narrowed, or only by these. */
  static HsdsQuestion ofAll(Map<String, String> asked, String... by) {
    check(asked, Set.of(by));
    return new HsdsQuestion(
        RegisterFilter.ALL.after(id(asked, "after")),
        size(asked, USUAL, MOST),
        true,
        false,
        null,
        false,
        kept(asked));
  }

  private static void check(Map<String, String> asked, Set<String> answered) {
    for (var name : asked.keySet())
      if (!answered.contains(name) && !OF_PAGES.contains(name))
        throw new Refused("The parameter '" + printable(name) + "' is not supported here.");
    var page = asked.get("page");
    if (page != null && !page.equals("1"))
      throw new Refused("Pages have no numbers here: follow 'next' of the page before.");
  }

  private static String printable(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "?").substring(0, Math.min(60, name.length()));
  }

  private static int size(Map<String, String> asked, int usual, int most) {
    var typed = asked.get("per_page");
    if (typed == null) return usual;
    if (typed.matches("[0-9]{1,4}")) {
      int size = Integer.parseInt(typed);
      if (size >= 1 && size <= most) return size;
    }
    throw new Refused("'per_page' is a number from 1 to " + most + ".");
  }

  /** A day alone begins in UTC, as does a time without a zone. */
  private static @Nullable Instant moment(Map<String, String> asked, String name) {
    var typed = asked.get(name);
    if (typed == null) return null;
    try {
      // The plus of a zone that was not encoded arrives as a blank.
      return switch (MOMENT.parseBest(
          typed.strip().replace(' ', '+'),
          OffsetDateTime::from,
          LocalDateTime::from,
          LocalDate::from)) {
        case OffsetDateTime moment -> moment.toInstant();
        case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC);
        case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
        case TemporalAccessor _ -> throw new DateTimeException(typed);
      };
    } catch (DateTimeException unreadable) {
      throw new Refused("'" + name + "' is a date or a moment by ISO 8601.");
    }
  }

  static @Nullable UUID id(Map<String, String> asked, String name) {
    var typed = asked.get(name);
    if (typed == null) return null;
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException noId) {
      throw new Refused("'" + name + "' is an id in the form of a UUID.");
    }
  }

  private static Map<String, String> kept(Map<String, String> asked) {
    var kept = new TreeMap<>(asked);
    kept.remove("after");
    kept.remove("page");
    return kept;
  }
}
