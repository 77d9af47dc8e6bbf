package org.prasan.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several copies of Prasan share the master key in one file, whichever of them makes it newer. */
class KeyFileTest {
  private static final byte[] KEY = "a data key".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OWNER = "whose it is".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "somebody else".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private KeyFile here;
  private KeyFile there;

  @BeforeEach
  void twoCopies() {
    here = copy();
    there = copy();
  }

  @Test
  void whatOneCopyWrappedTheOtherUnwrapsForItsOwnerAlone() {
    var wrapped = here.wrap(KEY, OWNER);
    assertThat(there.unwrap(wrapped, OWNER)).isEqualTo(KEY);
    assertThatThrownBy(() -> there.unwrap(wrapped, OTHER)).isInstanceOf(MasterKey.KeyUnknown.class);
    assertThat(folder).as("nothing is left beside it").isDirectoryNotContaining(this::notTheKey);
  }

  @Test
  void theVersionThatOneCopyMadeIsUsedByTheOtherAtOnce() {
    var old = here.wrap(KEY, OWNER);
    there.renew();
    var fresh = here.wrap(KEY, OWNER);
    assertThat(there.isNewest(fresh)).isTrue();
    assertThat(there.isNewest(old)).isFalse();
    assertThat(here.unwrap(old, OWNER)).isEqualTo(KEY);
  }

  @Test
  void aCopyThatDoesNotKnowTheNewerVersionYetUnwrapsWhatItWrapped() {
    here.wrap(KEY, OWNER);
    there.renew();
    assertThat(here.unwrap(there.wrap(KEY, OWNER), OWNER)).isEqualTo(KEY);
  }

  @Test
  void aVersionThatWasForgottenUnwrapsNothingAnyMore() {
    var old = here.wrap(KEY, OWNER);
    here.renew();
    var fresh = here.wrap(KEY, OWNER);
    here.forgetOldVersions();
    assertThatThrownBy(() -> here.unwrap(old, OWNER)).isInstanceOf(MasterKey.KeyUnknown.class);
    assertThat(here.unwrap(fresh, OWNER)).isEqualTo(KEY);
    assertThat(copy().unwrap(fresh, OWNER)).isEqualTo(KEY);
  }

  private KeyFile copy() {
    return new KeyFile(folder.resolve("vault-key"));
  }

  private boolean notTheKey(Path file) {
    return !file.endsWith("vault-key");
  }
}
