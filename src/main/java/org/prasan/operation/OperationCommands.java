package org.prasan.operation;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The commands that must work when the application or its database does not. */
@Configuration(proxyBeanMethods = false)
@Import({ShowSettings.class, Backup.class, Restore.class, Doctor.class, ShowPending.class})
class OperationCommands {
  static final List<String> NAMES = List.of("config", "backup", "restore", "doctor", "pending");
}
