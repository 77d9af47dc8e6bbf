package org.prasan.admission;

import java.time.LocalDate;

/**
 * The members' answers to one application, counted.
 *
 * @param asked how many members there were on the day it was opened
 * @param answered how many of them have answered, whatever they said
 * @param needed how many have to endorse
 * @param closesOn the last day on which an answer is taken
 */
record Ballot(
    int asked, int answered, int endorsed, int needed, LocalDate openedOn, LocalDate closesOn) {

  /** Until everybody has answered or the last day is over, whichever comes first. */
  public boolean openOn(LocalDate day) {
    return !day.isAfter(closesOn) && answered < asked;
  }

  public boolean reached() {
    return endorsed >= needed;
  }

  boolean carriedOn(LocalDate day) {
    return reached() && !openOn(day);
  }
}
