package org.prasan.vault;

import java.nio.file.Path;
import org.prasan.operation.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the keys of the vault are: in files beside the data or where the operator says. */
@Configuration(proxyBeanMethods = false)
class VaultKeys {
  @Bean
  MasterKey masterKey(Settings settings) {
    return new KeyFile(file(settings));
  }

  @Bean
  BlindIndexes blindIndexes(Settings settings) {
    var master = file(settings);
    return new BlindIndexes(master.resolveSibling(master.getFileName() + ".index"));
  }

  private static Path file(Settings settings) {
    var chosen = settings.keys().vaultFile();
    return chosen != null ? chosen : settings.data().resolve("secrets").resolve("vault-key");
  }
}
