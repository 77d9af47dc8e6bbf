import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection over which one request after the other is sent and each answer read to its end, with
 * as little work as can be: what the load takes of the machine is missing to what is measured.
 */
final class Wire implements AutoCloseable {
  private static final int STATUS = 9;

  private final Socket socket;
  private final InputStream in;
  private boolean ended;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  static Wire to(URI url) throws IOException {
    return new Wire(new Socket(url.getHost(), url.getPort()));
  }

  /** Headers as lines of their own; a body that is empty is none. */
  static byte[] request(String method, String path, String headers, String body) {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    return (method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + (body.isEmpty() ? "" : "Content-Length: " + length + "\r\n")
            + "\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The status of the answer. */
  int send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().substring(STATUS, STATUS + 3));
    long length = 0;
    boolean inParts = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:"))
        length = Long.parseLong(header.substring(15).strip());
      if (header.equals("transfer-encoding: chunked")) inParts = true;
      if (header.equals("connection: close")) ended = true;
    }
    if (inParts) skipParts();
    else in.skipNBytes(length);
    return status;
  }

  /** The server hangs up after so many requests. */
  boolean ended() {
    return ended;
  }

  private void skipParts() throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      in.skipNBytes(size);
      line();
    } while (size > 0);
  }

  private String line() throws IOException {
    var line = new StringBuilder(80);
    for (int sign = in.read(); sign != '\n'; sign = in.read()) {
      if (sign < 0) throw new EOFException();
      if (sign != '\r') line.append((char) sign);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
