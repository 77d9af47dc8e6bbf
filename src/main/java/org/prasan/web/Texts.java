package org.prasan.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
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
    var source = new ResourceBundleMessageSource();
    source.setBasenames(basenames().toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    // Thai is the default; a server set up in English must not turn Thai readers' pages English.
    source.setFallbackToSystemLocale(false);
    return source;
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
