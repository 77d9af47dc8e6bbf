package org.prasan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Turns passwords into hashes that are slow to guess, a few at a time. */
@Component
class Passwords {
  private static final String ARGON2 = "{argon2}";

  /** Each hash takes 19 MB: a crowd at the door must wait rather than exhaust the memory. */
  private final Semaphore places =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  private final Argon2 argon2;
  private final String nobodys;

  Passwords(Argon2 argon2) {
    this.argon2 = argon2;
    nobodys = argon2.freshRecipe();
  }

  String hash(String password) {
    return hash(password, List.of());
  }

  /**
   * With the salt of other accounts that claim the same address, so that a password is compared
   * with all of them as fast as with one, and with none.
   */
  String hash(String password, Collection<Account> sameAddress) {
    var recipe =
        hashes(sameAddress).map(Argon2::recipeOf).findFirst().orElseGet(argon2::freshRecipe);
    return ARGON2 + slowly(password, recipe);
  }

  /**
   * Whose password this is among those who claim an address. It takes as long for nobody as for
   * somebody, so that nobody learns which accounts exist.
   */
  Optional<Account> owner(String password, Collection<Account> claims) {
    var recipes = hashes(claims).map(Argon2::recipeOf).distinct().toList();
    if (recipes.isEmpty()) {
      slowly(password, nobodys);
      return Optional.empty();
    }
    var typed = recipes.stream().map(recipe -> slowly(password, recipe)).toList();
    return claims.stream()
        .filter(claim -> hashes(List.of(claim)).anyMatch(hash -> contains(typed, hash)))
        .findFirst();
  }

  private String slowly(String password, String recipe) {
    places.acquireUninterruptibly();
    try {
      return argon2.hash(normal(password), recipe);
    } finally {
      places.release();
    }
  }

  private static Stream<String> hashes(Collection<Account> accounts) {
    return accounts.stream()
        .flatMap(account -> Stream.ofNullable(account.passwordHash()))
        .map(hash -> hash.substring(ARGON2.length()));
  }

  private static boolean contains(List<String> hashes, String hash) {
    return hashes.stream().anyMatch(one -> MessageDigest.isEqual(bytes(one), bytes(hash)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Keyboards differ in how they compose Thai vowels; the password is the same. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
