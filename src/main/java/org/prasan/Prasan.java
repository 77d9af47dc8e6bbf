package org.prasan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Prasan {
  public static void main(String[] args) {
    SpringApplication.run(Prasan.class, args);
  }
}
