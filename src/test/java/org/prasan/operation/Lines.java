package org.prasan.operation;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The lines from the application to the database of all tests. They can be cut as in life: all at
 * once until further notice, or one just after a COMMIT went out and before its answer is heard.
 */
public final class Lines extends SocketFactory {
  private static final Set<Line> OPEN = ConcurrentHashMap.newKeySet();
  private static volatile boolean cut;
  private static @Nullable Thread doomed;
  private static int commitsLeft;

  /** No line is left, and none can be had until they are repaired. */
  public static void cutAll() {
    cut = true;
    List.copyOf(OPEN).forEach(Line::close);
  }

  public static void repair() {
    cut = false;
    doomed = null;
  }

  /** Cuts the line on which this thread sends its COMMIT of this number, counted from one. */
  public static synchronized void cutAfterCommit(int number) {
    doomed = Thread.currentThread();
    commitsLeft = number;
  }

  /** Whether the cut that was asked for has happened; if not, it will not happen any more. */
  public static synchronized boolean wasCut() {
    boolean happened = commitsLeft <= 0;
    doomed = null;
    return happened;
  }

  private static synchronized boolean isDoomed() {
    return Thread.currentThread().equals(doomed) && --commitsLeft == 0;
  }

  @Override
  public Socket createSocket() {
    return new Line();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  private static final class Line extends Socket {
    private static final Pattern PREPARED = Pattern.compile("(S_\\d+)\0COMMIT\0");
    private final Set<String> commits = new HashSet<>(Set.of("\0COMMIT\0"));
    private boolean answerLost;

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      if (cut) throw new ConnectException("Cut by a test");
      super.connect(address, timeout);
      OPEN.add(this);
    }

    @Override
    public void close() {
      OPEN.remove(this);
      try {
        super.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          if (sendsCommit(new String(bytes, from, length, StandardCharsets.ISO_8859_1)))
            answerLost = isDoomed();
          out.write(bytes, from, length);
        }
      };
    }

    /** It is prepared once on each connection, and then called by its name. */
    private boolean sendsCommit(String sent) {
      if (!sent.contains("S_") && !sent.contains("COMMIT")) return false;
      var prepared = PREPARED.matcher(sent);
      if (prepared.find()) commits.add("\0" + prepared.group(1) + "\0");
      return commits.stream().anyMatch(sent::contains);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          return heard(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          return heard(super.read(bytes, from, length));
        }
      };
    }

    /** The database has answered, so it has done what it was told; nobody will know. */
    private int heard(int read) throws SocketException {
      if (!answerLost) return read;
      close();
      throw new SocketException("Cut by a test before the answer");
    }
  }
}
