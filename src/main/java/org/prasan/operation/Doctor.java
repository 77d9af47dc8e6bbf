package org.prasan.operation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** {@code doctor}: looks at machine, folder, settings and database, and names the cure. */
class Doctor implements Command {
  private final Settings settings;
  private final Environment environment;

  Doctor(Settings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public int run(Arguments arguments) {
    var findings = examine();
    for (var finding : findings) System.out.print(finding.text());
    var ill = count(findings, Finding.State.ILL);
    System.out.println();
    System.out.println(
        OperatorText.both(
            "doctor.summary",
            String.valueOf(findings.size()),
            String.valueOf(count(findings, Finding.State.ATTENTION)),
            String.valueOf(ill)));
    return ill == 0 ? 0 : 1;
  }

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.addAll(MachineExamination.of(settings));
    findings.addAll(SettingsExamination.of(settings, environment));
    findings.addAll(DatabaseExamination.of(settings));
    return findings;
  }

  private static long count(List<Finding> findings, Finding.State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }
}
