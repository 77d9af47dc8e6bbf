package org.prasan.translation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What the pages about languages have in common: where one stands, and how far it has come. */
@Component
class TranslationPages {
  private final KeepLanguage keep;
  private final OfferedLanguages offered;
  private final Phrasebook phrases;

  TranslationPages(KeepLanguage keep, OfferedLanguages offered, Phrasebook phrases) {
    this.keep = keep;
    this.offered = offered;
    this.phrases = phrases;
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/translations";
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** Whether clients are spoken to in it. */
  enum Standing {
    NOT_IN_USE("plain", "pencil"),
    IN_USE("done", "circle-check"),
    /** Released, but what it was made from reads otherwise by now. */
    LOOK_AGAIN("late", "alert-triangle");

    private final String chip;
    private final String icon;

    Standing(String chip, String icon) {
      this.chip = chip;
      this.icon = icon;
    }

    public String chip() {
      return chip;
    }

    public String icon() {
      return icon;
    }

    public String key() {
      return "translation.standing." + name();
    }
  }

  /** How many phrases of something are ready. */
  record Progress(String key, String word, long ready, int all) {
    public boolean done() {
      return ready == all;
    }
  }

  /** A language on a page. */
  record Line(
      SpokenLanguage language, Standing standing, List<Progress> parts, List<Progress> sections) {
    Line {
      parts = List.copyOf(parts);
      sections = List.copyOf(sections);
    }
  }

  KeepLanguage.Opened opened(Acting acting, UUID id) {
    return keep.open(acting, id).orElseThrow(TranslationPages::notFound);
  }

  /** The head that all pages of one language show. */
  Line head(Acting acting, KeepLanguage.Opened opened, Model model) {
    var line = line(acting, opened);
    model.addAttribute("line", line);
    model.addAttribute("base", base(acting));
    model.addAttribute("url", base(acting) + "/" + opened.language().id());
    return line;
  }

  Line line(Acting acting, KeepLanguage.Opened opened) {
    return new Line(
        opened.language(),
        standing(acting, opened.language()),
        Arrays.stream(Part.values())
            .map(part -> progress(part.key(), part.name(), phrases.of(part), opened))
            .toList(),
        Arrays.stream(Section.values())
            .map(one -> progress(one.key(), one.word(), phrases.of(one), opened))
            .toList());
  }

  private Standing standing(Acting acting, SpokenLanguage language) {
    if (language.edition() == null) return Standing.NOT_IN_USE;
    return offered.find(acting.coalitionId(), Part.CONSENT, language.tag().value()).isPresent()
        ? Standing.IN_USE
        : Standing.LOOK_AGAIN;
  }

  /** A phrase as it is said, beside what it was made from. */
  record Said(Phrase phrase, PhraseState state, String words) {}

  Map<String, List<Said>> said(KeepLanguage.Opened opened) {
    var said = new LinkedHashMap<String, List<Said>>();
    for (var section : Section.values())
      said.put(
          section.word(),
          phrases.of(section).stream().map(phrase -> said(opened, phrase)).toList());
    return said;
  }

  private static Said said(KeepLanguage.Opened opened, Phrase phrase) {
    var written = opened.of(phrase);
    return new Said(phrase, opened.state(phrase), written == null ? "" : written.words());
  }

  private static Progress progress(
      String key, String word, List<Phrase> of, KeepLanguage.Opened opened) {
    long ready = of.stream().filter(phrase -> opened.state(phrase).ready()).count();
    return new Progress(key, word, ready, of.size());
  }
}
