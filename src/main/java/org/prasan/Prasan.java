package org.prasan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
@org.springframework.boot.context.properties.ConfigurationPropertiesScan
public class Prasan {
  public static void main(String[] args) {
    SpringApplication.run(Prasan.class, args);
  }
}
