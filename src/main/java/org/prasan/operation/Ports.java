package org.prasan.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The ports for pages and health, tried before anything is done that takes time or leaves traces.
 */
final class Ports {
  private static final int LAST = 65_535;

  private Ports() {}

  static void refuseUnreadable(Environment environment) {
    for (var setting : List.of("server.port", "management.server.port")) {
      var port = environment.getProperty(setting, "");
      if (!port.isBlank() && !isPort(port))
        throw CannotStart.because("setting-wrong", setting, port);
    }
  }

  /** None is one, too: then nothing is opened. */
  private static boolean isPort(String port) {
    try {
      int number = Integer.parseInt(port.strip());
      return number >= -1 && number <= LAST;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  static void refuseOccupied(Environment environment) {
    refuseOccupied(environment, "server", "8080");
    refuseOccupied(environment, "management.server", "-1");
  }

  private static void refuseOccupied(Environment environment, String of, String usual) {
    var port = environment.getProperty(of + ".port", usual);
    if (!isFree(environment.getProperty(of + ".address"), port))
      throw CannotStart.because("port-in-use", port);
  }

  /**
   * True also for an address that is none: Spring explains that better.
   *
   * @param address null for all of this machine
   */
  static boolean isFree(@Nullable String address, String port) {
    try {
      int number = Integer.parseInt(port);
      var place = address == null ? null : InetAddress.ofLiteral(address);
      if (number <= 0) return true;
      try (var socket = new ServerSocket(number, 1, place)) {
        return socket.isBound();
      }
    } catch (IllegalArgumentException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
