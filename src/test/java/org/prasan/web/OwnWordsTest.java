package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a browser would refuse in words of its own, we refuse in ours. */
class OwnWordsTest {
  private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*>.*?</form>");
  private static final Pattern CHECKED_BY_BROWSERS = Pattern.compile("input='(email|url|number)'");

  @ParameterizedTest
  @MethodSource("org.prasan.web.PartsTest#templates")
  void noBrowserChecksAFormByItself(Path template) throws IOException {
    var forms = FORM.matcher(Files.readString(template));
    while (forms.find())
      if (CHECKED_BY_BROWSERS.matcher(forms.group()).find())
        assertThat(forms.group().substring(0, forms.group().indexOf('>') + 1))
            .contains("novalidate");
  }
}
