package org.prasan;

import org.prasan.operation.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts Prasan, or runs the operator's command named on the command line. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Prasan {
  public static void main(String[] args) {
    CommandLine.of(args).run(Prasan.class);
  }
}
