package org.prasan.translation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Languages written down in a file, for a sample coalition. */
@Component
public class SampleTranslations {
  private final KeepLanguage keep;
  private final WritePhrases write;
  private final ReleaseLanguage release;
  private final Clock clock;

  SampleTranslations(KeepLanguage keep, WritePhrases write, ReleaseLanguage release, Clock clock) {
    this.keep = keep;
    this.write = write;
    this.release = release;
    this.clock = clock;
  }

  /** A language, who wrote it and who released it. */
  public record Facts(
      String key,
      String tag,
      String ownName,
      LocalizedText name,
      String translator,
      String voucher,
      String by,
      String releasedBy,
      Map<String, String> words) {
    SpokenLanguage.Names names(LocalDate vouchedOn) {
      return new SpokenLanguage.Names(ownName, name, translator, voucher, vouchedOn);
    }
  }

  @Transactional
  public void load(Facts facts, UUID id, Acting writer, Acting second) {
    keep.begin(writer, id, new LanguageTag(facts.tag()), facts.names(LocalDate.now(clock)));
    write.write(writer, id, 0, facts.words());
    release.release(second, id, 1);
  }
}
