package org.prasan.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.stereotype.Component;

/** Argon2id: slow and hungry on purpose. A recipe is what a hash begins with, up to its salt. */
@Component
class Argon2 {
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final Pattern RECIPE =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();

  String freshRecipe() {
    return recipe(MEMORY_KIB, ROUNDS);
  }

  final String recipe(int memoryKib, int rounds) {
    var salt = new byte[SALT];
    random.nextBytes(salt);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s"
        .formatted(
            memoryKib, rounds, LANES, Base64.getEncoder().withoutPadding().encodeToString(salt));
  }

  /** The whole hash, recipe first. */
  String hash(String password, String recipe) {
    var parts = RECIPE.matcher(recipe);
    if (!parts.matches()) throw new IllegalArgumentException("Not a recipe of Argon2id");
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(Integer.parseInt(parts.group(1)))
            .withIterations(Integer.parseInt(parts.group(2)))
            .withParallelism(Integer.parseInt(parts.group(3)))
            .withSalt(Base64.getDecoder().decode(parts.group(4)))
            .build());
    var hash = new byte[HASH];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return recipe + "$" + Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  static String recipeOf(String hash) {
    return hash.substring(0, hash.lastIndexOf('$'));
  }
}
