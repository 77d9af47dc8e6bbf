package org.prasan.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.prasan.client.ClientWords;
import org.prasan.directory.Languages;
import org.prasan.directory.Needs;
import org.prasan.language.LocalizedText;
import org.prasan.translation.HeardPhrases;
import org.prasan.translation.Phrase;
import org.prasan.translation.Section;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * All that a client hears or reads, from being asked to taking consent back: {@code heard.yaml}.
 */
@Component
class ClientPhrases implements HeardPhrases {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final MessageSource messages;
  private final Needs needs;

  ClientPhrases(MessageSource messages, Needs needs) {
    this.messages = messages;
    this.needs = needs;
  }

  @Override
  public List<Phrase> all() {
    var heard = read();
    var phrases = new ArrayList<Phrase>();
    for (var section : Section.values())
      switch (section) {
        case NEEDS ->
            needs.offered().stream()
                .filter(term -> term.parent() == null)
                .map(term -> new Phrase(ClientWords.key(term), section, term.name()))
                .forEach(phrases::add);
        case LANGUAGES ->
            Languages.CODES.forEach(code -> phrases.add(said(Languages.key(code), section)));
        case READ_OUT, CARD, STATEMENT, STATES, NEXT_STEPS, LINK ->
            Objects.requireNonNull(heard.get(section.name()), section.name())
                .forEach(key -> phrases.add(said(key, section)));
      }
    return phrases;
  }

  private Phrase said(String key, Section section) {
    return new Phrase(key, section, new LocalizedText(in(key, THAI), in(key, Locale.ENGLISH)));
  }

  private String in(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  private static Map<String, List<String>> read() {
    try (var in = new ClassPathResource("referral/heard.yaml").getInputStream()) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
