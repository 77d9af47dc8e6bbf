package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.servlet.HandlerMapping;

/** What the address of a page that was refused was about. */
public final class IdInPath {
  private IdInPath() {}

  /** Empty where its route names nothing so, or what stands there is no id. */
  public static Optional<UUID> of(HttpServletRequest request) {
    if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> parts)) return Optional.empty();
    try {
      return Optional.of(UUID.fromString(String.valueOf(parts.get("id"))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
