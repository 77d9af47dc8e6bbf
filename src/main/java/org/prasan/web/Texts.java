package org.prasan.web;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.prasan.language.SpokenWords;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of all modules: each brings its own in Thai and, with {@code _en}, in English. */
@Configuration
class Texts {
  @Bean
  static MessageSource messageSource() throws IOException {
    var source = new SpokenMessages();
    source.setBasenames(basenames().toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    // Thai is the default; a server set up in English must not turn Thai readers' pages English.
    source.setFallbackToSystemLocale(false);
    return source;
  }

  /** What people wrote in the language of a client comes first, while it is spoken. */
  private static final class SpokenMessages extends ResourceBundleMessageSource {
    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
      var spoken = SpokenWords.now(code, locale);
      return spoken == null ? super.resolveCodeWithoutArguments(code, locale) : spoken;
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
      var spoken = SpokenWords.now(code, locale);
      return spoken == null
          ? super.resolveCode(code, locale)
          : new MessageFormat(spoken.replace("'", "''"), locale);
    }
  }

  static SortedSet<String> basenames() throws IOException {
    var names = new TreeSet<String>();
    Arrays.stream(
            new PathMatchingResourcePatternResolver()
                .getResources("classpath*:messages/*.properties"))
        .map(Resource::getFilename)
        .map(name -> Objects.requireNonNull(name).replaceFirst("(_en)?\\.properties$", ""))
        .forEach(name -> names.add("messages/" + name));
    return names;
  }
}
