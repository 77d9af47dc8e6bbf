package org.prasan.translation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/**
 * Languages that nobody speaks, under codes that ISO 639 keeps free for local use, released by the
 * deeds that release one in life.
 */
@TestComponent
public class TranslationScenes {
  /** A sign of no language of today, which the fonts of papers lack. */
  public static final String SIGN = "ᚠ";

  public static final String VOUCHER = "ครูสมมติ มูลนิธิทดสอบ";

  private final KeepLanguage keep;
  private final WritePhrases write;
  private final ReleaseLanguage release;
  private final Phrasebook phrases;

  TranslationScenes(
      KeepLanguage keep, WritePhrases write, ReleaseLanguage release, Phrasebook phrases) {
    this.keep = keep;
    this.write = write;
    this.release = release;
    this.phrases = phrases;
  }

  /** What is written in a test is vouched for on the day on which it is written. */
  public static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Bangkok"));
  }

  static SpokenLanguage.Names names(String own) {
    return new SpokenLanguage.Names(
        own, LocalizedText.of("ภาษาทดสอบ", "Test language"), "ผู้แปลสมมติ", VOUCHER, today());
  }

  /** Each phrase of the part by a sign, its number and what has to be put in. */
  public Map<String, String> signs(Part part) {
    var numbers = new LinkedHashMap<String, Integer>();
    phrases.all().forEach(phrase -> numbers.put(phrase.key(), numbers.size()));
    return words(
        part,
        phrase -> SIGN + numbers.get(phrase.key()) + " " + phrase.inBraces().replace("–", ""));
  }

  Map<String, String> words(Part part, Function<Phrase, String> said) {
    var words = new LinkedHashMap<String, String>();
    phrases.of(part).forEach(phrase -> words.put(phrase.key(), said.apply(phrase)));
    return words;
  }

  public UUID released(Scene scene, String tag, Part part) {
    return released(scene, tag, signs(part));
  }

  /** Prasan's own Thai, known as Thai in other words. */
  public UUID releasedInOtherThai(Scene scene) {
    return released(
        scene, "th-x-test", words(Part.STATEMENT, phrase -> "จ้ะ " + phrase.source().th()));
  }

  private UUID released(Scene scene, String tag, Map<String, String> words) {
    var id = begun(scene, tag);
    var secretary = scene.acting(Role.SECRETARY);
    var officer = scene.acting(Role.OFFICER);
    scene.in(() -> write.write(secretary, id, 0, words));
    var outcome = scene.in(() -> release.release(officer, id, 1));
    if (!(outcome instanceof ReleaseLanguage.Outcome.Released))
      throw new IllegalStateException(outcome.toString());
    return id;
  }

  UUID begun(Scene scene, String tag) {
    var id = FreshId.next();
    var secretary = scene.acting(Role.SECRETARY);
    scene.in(() -> keep.begin(secretary, id, LanguageTag.of(tag).orElseThrow(), names(SIGN + tag)));
    return id;
  }

  public void takeOutOfUse(Scene scene, UUID id) {
    var officer = scene.acting(Role.OFFICER);
    scene.in(() -> release.takeOutOfUse(officer, id));
  }
}
