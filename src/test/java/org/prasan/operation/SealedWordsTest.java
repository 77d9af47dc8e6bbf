package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database keeps of secrets and links says nothing to whoever has only the database. */
class SealedWordsTest {
  private static final Secret WORD = new Secret("JBSWY3DPEHPK3PXP");
  private static final UUID OWNER = UUID.randomUUID();

  @TempDir Path folder;

  @Test
  void aSealedWordOpensForItsOwnerAlone() {
    var words = new SealedWords(settings(folder, null));
    var kept = words.seal(WORD, OWNER);
    assertThat(SealedWords.isSealed(kept)).isTrue();
    assertThat(kept).doesNotContain(WORD.reveal());
    assertThat(words.open(kept, OWNER).map(Secret::reveal)).contains(WORD.reveal());
    assertThat(words.open(kept, UUID.randomUUID())).isEmpty();
    assertThat(words.seal(WORD, OWNER)).as("sealed twice looks different").isNotEqualTo(kept);
  }

  @Test
  void whatWasNeverSealedOrWasChangedOpensNothing() {
    var words = new SealedWords(settings(folder, null));
    var kept = words.seal(WORD, OWNER);
    assertThat(SealedWords.isSealed(WORD.reveal())).isFalse();
    assertThat(words.open(WORD.reveal(), OWNER)).isEmpty();
    assertThat(words.open(kept + "A", OWNER)).isEmpty();
    assertThat(words.open("sealed1.***", OWNER)).isEmpty();
  }

  @Test
  void theKeyInTheDataFolderIsTheSameAfterAStartAndAnotherElsewhere() {
    var kept = new SealedWords(settings(folder, null)).seal(WORD, OWNER);
    var again = new SealedWords(settings(folder, null));
    assertThat(again.open(kept, OWNER).map(Secret::reveal)).contains(WORD.reveal());
    var elsewhere = new SealedWords(settings(folder.resolve("other"), null));
    assertThat(elsewhere.open(kept, OWNER)).isEmpty();
  }

  @Test
  void theKeyThatTheOperatorGaveIsUsedWhereverTheDataIs() {
    var given = new Secret("a key that the operator keeps elsewhere");
    var kept = new SealedWords(settings(folder, given)).seal(WORD, OWNER);
    var other = new SealedWords(settings(folder.resolve("other"), given));
    assertThat(other.open(kept, OWNER).map(Secret::reveal)).contains(WORD.reveal());
    assertThat(new SealedWords(settings(folder, null)).open(kept, OWNER)).isEmpty();
  }

  @Test
  void aSignatureHoldsForItsWordsUnderItsKeyAlone() {
    var words = new SignedWords(settings(folder, null));
    var signature = words.sign("meeting|42");
    assertThat(words.signed("meeting|42", signature)).isTrue();
    assertThat(words.signed("meeting|43", signature)).isFalse();
    assertThat(words.signed("meeting|42", "")).isFalse();
    var elsewhere = new SignedWords(settings(folder.resolve("other"), null));
    assertThat(elsewhere.signed("meeting|42", signature)).isFalse();
    assertThat(new SignedWords(settings(folder, null)).signed("meeting|42", signature)).isTrue();
  }

  private static Settings settings(Path data, @Nullable Secret key) {
    return new Settings(
        data,
        new Settings.Database(null, "owner", null, "user", null, 0, 10, null),
        new Settings.Backup(null, null, false),
        new Settings.Keys(key, null),
        URI.create("http://localhost:8080"),
        "th",
        ZoneId.of("Asia/Bangkok"),
        false);
  }
}
