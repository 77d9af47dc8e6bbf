package org.prasan.operation;

import static org.prasan.operation.Finding.needs;
import static org.prasan.operation.Finding.wants;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/** What the operator has set, as far as it can be wrong in combination. */
final class SettingsExamination {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private SettingsExamination() {}

  static List<Finding> of(Settings settings, Environment environment) {
    var host = String.valueOf(settings.baseUrl().getHost());
    var here = HERE.contains(host);
    var findings = new ArrayList<Finding>();
    findings.add(address(settings, here));
    if (settings.sample())
      findings.add(needs(here, "sample-address", settings.baseUrl().toString()));
    findings.add(wants(!settings.sample(), "sample", String.valueOf(settings.sample())));
    var management = environment.getProperty("management.server.address", "");
    findings.add(needs(HERE.contains(management), "management", management));
    findings.add(mail(environment, settings.sample()));
    boolean known = settings.backup().passphrase() != null || Passphrase.isMade(settings);
    findings.add(wants(known, "passphrase", "prasan.backup.passphrase"));
    if (Passphrase.isMade(settings))
      findings.add(
          wants(Passphrase.isNoted(settings), "passphrase-noted", settings.data().toString()));
    findings.add(port(settings, environment.getProperty("server.port", "8080")));
    return findings;
  }

  /** What is tried on this machine alone needs no encryption on the way; real work has others. */
  private static Finding address(Settings settings, boolean here) {
    var base = settings.baseUrl();
    boolean encrypted = "https".equals(base.getScheme());
    return here && !encrypted
        ? wants(settings.sample(), "address-here", base.toString())
        : wants(encrypted, "https", base.toString());
  }

  private static Finding mail(Environment environment, boolean sample) {
    var host = environment.getProperty("spring.mail.host");
    if (host == null) return sample ? wants(true, "outbox", "–") : wants(false, "mail", "–");
    var port = environment.getProperty("spring.mail.port", Integer.class, 25);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 5000);
      return needs(true, "mail", host + ":" + port);
    } catch (IOException e) {
      return needs(false, "mail", host + ":" + port + " " + e.getMessage());
    }
  }

  /** Occupied by Prasan itself is as it should be. */
  private static Finding port(Settings settings, String port) {
    if (Ports.isFree("127.0.0.1", port)) return wants(true, "port", port);
    var running =
        settings.database().embedded()
            && EmbeddedPostgres.portOfRunning(new DataFolder(settings.data())) != null;
    return wants(running, "port", port);
  }
}
