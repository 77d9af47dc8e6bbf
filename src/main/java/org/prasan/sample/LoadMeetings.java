package org.prasan.sample;

import java.util.UUID;
import org.prasan.meeting.SampleMeetings;
import org.prasan.tenancy.PersonId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The meetings of a sample coalition: {@code meetings.yaml}. */
@Component
@Order(130)
class LoadMeetings implements SampleStep {
  private final SampleMeetings meetings;

  LoadMeetings(SampleMeetings meetings) {
    this.meetings = meetings;
  }

  @Override
  public String name() {
    return "meetings";
  }

  @Override
  public void load(SampleCoalition into) {
    var keys =
        new SampleMeetings.Keys() {
          @Override
          public UUID id(String kind, String key) {
            return into.id(kind, key);
          }

          @Override
          public PersonId person(String key) {
            return into.person(key);
          }
        };
    meetings.load(into.acting(), into.read("meetings.yaml", SampleMeetings.Facts.class), keys);
  }
}
