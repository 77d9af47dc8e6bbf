package org.prasan.identity;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Turns passwords into hashes that are slow to guess, a few at a time. */
@Component
class Passwords {
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, ROUNDS);

  /** Each hash takes 19 MB: a crowd at the door must wait rather than exhaust the memory. */
  private final Semaphore places =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  private final String nobodys;

  Passwords() {
    nobodys = hash("nobody has this password");
  }

  String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return "{argon2}" + argon2.encode(normal(password));
    } finally {
      places.release();
    }
  }

  /** Takes as long without a hash as with one, so that nobody learns which accounts exist. */
  boolean match(String password, @Nullable String hash) {
    places.acquireUninterruptibly();
    try {
      boolean same =
          argon2.matches(
              normal(password), (hash == null ? nobodys : hash).substring("{argon2}".length()));
      return same && hash != null;
    } finally {
      places.release();
    }
  }

  /** Keyboards differ in how they compose Thai vowels; the password is the same. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
