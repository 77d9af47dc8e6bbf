package org.prasan.sample;

import java.util.UUID;
import org.prasan.roster.SampleRoster;
import org.prasan.tenancy.PersonId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The duty roster of a sample coalition: {@code roster.yaml}. */
@Component
@Order(80)
class LoadRoster implements SampleStep {
  private final SampleRoster roster;

  LoadRoster(SampleRoster roster) {
    this.roster = roster;
  }

  @Override
  public String name() {
    return "roster";
  }

  @Override
  public void load(SampleCoalition into) {
    var keys =
        new SampleRoster.Keys() {
          @Override
          public UUID id(String kind, String key) {
            return into.id(kind, key);
          }

          @Override
          public PersonId person(String key) {
            return into.person(key);
          }
        };
    roster.load(into.acting(), into.read("roster.yaml", SampleRoster.Facts.class), keys);
  }
}
