package org.prasan.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as it is sent: to where, with which fields, in which dress. */
record Sent(String method, String path, List<Value> values, boolean multipart) {
  private static final String BOUNDARY = "zq7zq7zq7zq7";

  /** One value of a field; of a file its name and its bytes, each as a sign. */
  record Value(String name, String text, @Nullable String file) {
    Value(String name, String text) {
      this(name, text, null);
    }

    boolean isFile() {
      return file != null;
    }

    @Override
    public String toString() {
      var shown = text.length() > 60 ? text.substring(0, 60) + "…" + text.length() : text;
      return name + "=" + shown.replaceAll("\\p{Cntrl}|\\p{Cs}", "¿");
    }
  }

  boolean posts() {
    return method.equals("POST");
  }

  String address() {
    if (posts() || values.isEmpty()) return path;
    return path + (path.contains("?") ? "&" : "?") + form();
  }

  String type() {
    return multipart
        ? "multipart/form-data; boundary=" + BOUNDARY
        : "application/x-www-form-urlencoded";
  }

  byte[] body() {
    if (!posts()) return new byte[0];
    return multipart ? parts() : form().getBytes(StandardCharsets.US_ASCII);
  }

  private String form() {
    return values.stream()
        .map(value -> encoded(value.name()) + "=" + encoded(value.text()))
        .collect(Collectors.joining("&"));
  }

  private byte[] parts() {
    var out = new ByteArrayOutputStream();
    for (var value : values) {
      var name = value.name().replaceAll("[\"\r\n]", "?");
      var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
      if (value.isFile())
        head +=
            "; filename=\""
                + value.text().replaceAll("[\"\r\n]", "?")
                + "\"\r\n"
                + "Content-Type: application/octet-stream";
      out.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(
          value.file() == null
              ? value.text().getBytes(StandardCharsets.UTF_8)
              : value.file().getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Half of a pair of signs is sent as its bytes would be, which no encoder does. */
  static String encoded(String text) {
    var out = new StringBuilder();
    for (int sign : text.codePoints().toArray()) {
      if (sign < 0x80 && Character.isLetterOrDigit(sign)) out.append((char) sign);
      else if (sign >= 0xd800 && sign < 0xe000)
        out.append("%%ED%%%02X%%%02X".formatted(0x80 | (sign >> 6 & 0x3f), 0x80 | (sign & 0x3f)));
      else
        for (byte one : Character.toString(sign).getBytes(StandardCharsets.UTF_8))
          out.append("%%%02X".formatted(one));
    }
    return out.toString();
  }

  Sent with(Value value) {
    var more = new ArrayList<>(values);
    more.add(value);
    return new Sent(method, path, more, multipart);
  }

  @Override
  public String toString() {
    return method + (multipart ? " (parts) " : " ") + path + " " + values;
  }
}
