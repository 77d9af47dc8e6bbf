package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.Words;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a signature leaves out is not like the word; what is like it is never left out. */
@PrasanTest
class SignatureTest {
  private static final String LIKE = "public.word_similarity(:word, x.text) >= 0.5";

  @Autowired Scenes scenes;
  @Autowired EditService edit;
  @Autowired Needs needs;
  @Autowired JdbcClient jdbc;

  @Test
  void whateverIsLikeAWordPassesAndMostOthersDoNot() {
    var scene = scenes.fresh();
    var random = new Random(20_261_126);
    var names = names(scene, new RandomServices(random, needs));
    int compared = 0;
    int passed = 0;
    for (var word : misspelt(names, random)) {
      var like = found(scene, word, LIKE);
      var maybe = found(scene, word, Signature.mayBeLike(":word", "0.5"));
      assertThat(maybe).as(word).containsAll(like);
      compared += names.size();
      passed += maybe.size() - like.size();
    }
    assertThat(passed).isLessThan(compared / 4);
  }

  private List<String> names(Scene scene, RandomServices random) {
    var names = new ArrayList<String>();
    scene.in(
        () -> {
          for (int n = 0; n < 150; n++) {
            var service = random.next(scene.organization(), Level.PUBLIC);
            edit.add(scene.acting(Role.FOCAL_POINT), service);
            names.add(service.name().th());
            for (var code : service.basics().needs())
              needs.term(code).ifPresent(term -> names.add(term.name().th()));
          }
          return true;
        });
    return names;
  }

  /** Pieces of names, with a letter missing, doubled or another. */
  private static List<String> misspelt(List<String> names, Random random) {
    var words = new ArrayList<String>();
    for (int n = 0; n < 120; n++) {
      var name = Words.normalize(names.get(random.nextInt(names.size())));
      int from = random.nextInt(Math.max(1, name.length() - 4));
      var word = new StringBuilder(name.substring(from, Math.min(name.length(), from + 12)));
      if (word.length() < 4) continue;
      int at = 1 + random.nextInt(word.length() - 2);
      switch (n % 4) {
        case 0 -> word.deleteCharAt(at);
        case 1 -> word.insert(at, word.charAt(at));
        case 2 -> word.setCharAt(at, 'x');
        default -> {}
      }
      words.add(word.toString());
    }
    words.addAll(List.of("", " ", "!", "ก", "sheltr", "บ้านพกฉุกเฉิน", "Emergncy shelter"));
    return words;
  }

  private List<String> found(Scene scene, String word, String condition) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select x.service_id::text from directory.search x"
                        + " where x.coalition_id = :coalition and "
                        + condition)
                .param("coalition", scene.id().value())
                .param("word", word)
                .query(String.class)
                .list());
  }
}
