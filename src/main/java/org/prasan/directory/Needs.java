package org.prasan.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people need, as a taxonomy in Thai and English: {@code directory/needs.yaml}. A term is
 * never removed, only retired with the version that no longer offers it, so that what was recorded
 * stays readable.
 */
@Component
public class Needs {
  private final Vocabulary vocabulary;
  private final Map<String, Term> byCode;

  Needs(JsonMapper json) {
    vocabulary = read(json);
    byCode =
        vocabulary.terms().stream()
            .collect(
                Collectors.toMap(
                    Term::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /** The file. */
  public record Vocabulary(String name, String version, List<Term> terms) {}

  /**
   * A term.
   *
   * @param parent the code of the wider term; none at the top
   * @param since the version that brought it
   * @param retired the version since which it is no longer offered; none while it is
   * @param also other words by which it is looked for
   */
  public record Term(
      String code,
      @Nullable String parent,
      LocalizedText name,
      String since,
      @Nullable String retired,
      @Nullable List<String> also) {}

  public String name() {
    return vocabulary.name();
  }

  public String version() {
    return vocabulary.version();
  }

  public Optional<Term> term(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** All terms that were ever offered, in their order. */
  public List<Term> terms() {
    return vocabulary.terms();
  }

  public List<Term> offered() {
    return terms().stream().filter(term -> term.retired() == null).toList();
  }

  List<Term> top() {
    return offered().stream().filter(term -> term.parent() == null).toList();
  }

  /** The term itself and everything narrower. */
  public List<String> within(String code) {
    return terms().stream()
        .filter(term -> term.code().equals(code) || code.equals(term.parent()))
        .map(Term::code)
        .toList();
  }

  /** What people may mean who use this word, as {@link Words#normalize} writes it. */
  List<String> meant(String word) {
    return terms().stream()
        .filter(term -> term.also() != null && term.also().stream().anyMatch(o -> means(word, o)))
        .flatMap(term -> within(term.code()).stream())
        .distinct()
        .toList();
  }

  /** Whatever has this word, typed in Thai or English, in its name or among its other words. */
  public Set<String> called(String typed) {
    var word = Words.normalize(typed);
    var codes = new LinkedHashSet<String>(meant(word));
    if (word.length() < 2) return codes;
    for (var term : terms())
      if (holds(term.name().th(), word) || holds(term.name().en(), word))
        codes.addAll(within(term.code()));
    return codes;
  }

  private static boolean holds(@Nullable String name, String word) {
    return name != null && Words.normalize(name).contains(word);
  }

  /** Thai is written without blanks, so that the word may stand within others. */
  private static boolean means(String word, String other) {
    var plain = Words.normalize(other);
    boolean thai = plain.length() >= 4 && plain.charAt(0) >= 0x0e00 && plain.charAt(0) <= 0x0e7f;
    return word.equals(plain)
        || (word.length() >= 3 && plain.startsWith(word))
        || (thai && word.contains(plain));
  }

  private static Vocabulary read(JsonMapper json) {
    try (var in = new ClassPathResource("directory/needs.yaml").getInputStream()) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return json.convertValue(yaml.<Object>load(in), Vocabulary.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
