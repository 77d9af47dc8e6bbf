package org.prasan.notification;

import java.util.List;
import org.prasan.tenancy.Coalition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A first notice for everybody of a coalition made up for training. */
@Component
public class SampleNotices {
  private final Notices notices;
  private final ObjectProvider<Addressees> addressees;

  SampleNotices(Notices notices, ObjectProvider<Addressees> addressees) {
    this.notices = notices;
    this.addressees = addressees;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void load(Coalition coalition) {
    addressees.stream()
        .flatMap(known -> known.all(coalition.id()).stream())
        .forEach(
            one ->
                notices.tell(
                    new Notice(
                        coalition,
                        one.person(),
                        Topic.NEWS,
                        "welcome",
                        List.of(Argument.text(coalition.shortName())),
                        "/notices/settings",
                        "welcome")));
  }
}
