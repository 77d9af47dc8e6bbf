package org.prasan.directory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * What a program asks of a list, by the parameters of HSDS. One that we cannot answer is refused: a
 * list that silently ignored it would be taken for the answer.
 *
 * @param asked the parameters that also belong to the next page
 */
record HsdsQuestion(RegisterFilter filter, int size, boolean full, Map<String, String> asked) {
  private static final int USUAL = 25;
  private static final int MOST = 100;
  private static final Set<String> OF_SERVICES =
      Set.of("search", "organization_id", "taxonomy_term_id", "full");
  private static final Set<String> OF_PAGES = Set.of("per_page", "after", "page");

  /** Why a question is not answered. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  static HsdsQuestion of(Map<String, String> asked, HsdsTaxonomy taxonomy) {
    check(asked, OF_SERVICES);
    var organization = id(asked, "organization_id");
    var term = id(asked, "taxonomy_term_id");
    var need = term == null ? null : taxonomy.code(term).orElse("-");
    return new HsdsQuestion(
        new RegisterFilter(
            asked.get("search"),
            need,
            null,
            null,
            organization == null ? null : new OrganizationId(organization),
            id(asked, "after")),
        size(asked),
        "true".equals(asked.get("full")),
        kept(asked));
  }

  /** Of a list that cannot be narrowed. */
  static HsdsQuestion ofAll(Map<String, String> asked) {
    check(asked, Set.of());
    return new HsdsQuestion(
        RegisterFilter.ALL.after(id(asked, "after")), size(asked), true, kept(asked));
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

  private static int size(Map<String, String> asked) {
    var typed = asked.get("per_page");
    if (typed == null) return USUAL;
    if (typed.matches("[0-9]{1,4}")) {
      int size = Integer.parseInt(typed);
      if (size >= 1 && size <= MOST) return size;
    }
    throw new Refused("'per_page' is a number from 1 to " + MOST + ".");
  }

  private static @Nullable UUID id(Map<String, String> asked, String name) {
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
