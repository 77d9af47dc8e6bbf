package org.prasan;

import org.prasan.operation.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Prasan {
  public static void main(String[] args) {
    CommandLine.of(args).run(Prasan.class);
  }
}
