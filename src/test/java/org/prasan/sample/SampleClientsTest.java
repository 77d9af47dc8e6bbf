package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.tenancy.Tenancy;
import org.prasan.translation.OfferedLanguages;
import org.prasan.translation.Part;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The training coalition has clients to look at, the real one has none. */
@PrasanTest
class SampleClientsTest {
  @Autowired LoadSamples samples;
  @Autowired OfferedLanguages offered;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void loaded() {
    SampleCoalition.SLUGS.forEach(samples::load);
  }

  @Test
  void twoOrganizationsOfTheTrainingCoalitionServeThreeClientsEach() {
    assertThat(numbers("training")).hasSize(6);
    assertThat(numbers("training").stream().distinct()).hasSize(3);
  }

  @Test
  void ofTheRealCoalitionNoClientIsInvented() {
    assertThat(numbers("chiangrai")).isEmpty();
  }

  /** Said for training alone; nobody made up a language that somebody speaks. */
  @Test
  void consentIsReadOutInThaiForChildrenAndWhatFollowsIsNotTranslatedYet() {
    assertThat(languages("training", Part.CONSENT)).containsExactly("th-x-child");
    assertThat(languages("training", Part.STATEMENT)).isEmpty();
    assertThat(languages("chiangrai", Part.CONSENT)).isEmpty();
  }

  private List<String> languages(String slug, Part part) {
    var id = SampleCoalition.coalitionId(slug);
    return Tenancy.in(id, () -> offered.of(id, part)).stream()
        .map(edition -> edition.tag().value())
        .toList();
  }

  private List<String> numbers(String slug) {
    var id = SampleCoalition.coalitionId(slug);
    return Tenancy.asProduct(
        id,
        () ->
            transaction.execute(
                _ ->
                    jdbc.sql("select number from client.file where coalition_id = :coalition")
                        .param("coalition", id.value())
                        .query(String.class)
                        .list()));
  }
}
