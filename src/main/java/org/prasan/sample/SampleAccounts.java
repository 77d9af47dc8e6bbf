package org.prasan.sample;

import java.util.ArrayList;
import java.util.List;
import org.prasan.identity.People;
import org.prasan.operation.Settings;
import org.prasan.operation.StartNotes;
import org.springframework.stereotype.Component;

/** Tells whoever starts Prasan in sample mode with which accounts to look around. */
@Component
class SampleAccounts implements StartNotes {
  /** One for each kind of work, the most telling first. */
  private static final List<String> SHOWN =
      List.of(
          "administrator@chiangrai.example",
          "administrator@training.example",
          "secretary@training.example",
          "chair@training.example",
          "treasurer@training.example",
          "director@training.example",
          "focal@training.example",
          "alternate@training.example",
          "staff@training.example",
          "caseworker@training.example",
          "caseworker.tree@training.example",
          "operator@prasan.example");

  private final Settings settings;
  private final People people;

  SampleAccounts(Settings settings, People people) {
    this.settings = settings;
    this.people = people;
  }

  @Override
  public List<String> lines() {
    if (!settings.sample()) return List.of();
    var lines = new ArrayList<String>();
    lines.add("บัญชีทดลอง รหัสผ่าน / Sample accounts, password: " + LoadPeople.PASSWORD);
    SHOWN.stream().filter(people::knows).forEach(email -> lines.add("  " + email));
    return lines;
  }
}
