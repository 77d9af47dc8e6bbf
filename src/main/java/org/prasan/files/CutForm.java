package org.prasan.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A form whose files are too large to be kept: all that was typed, and of each file as much as it
 * takes to refuse it. The page of the form then says so and shows again what was typed. Of the rest
 * nothing is kept anywhere; it is read because a browser shows no answer before it has sent all.
 */
final class CutForm extends HttpServletRequestWrapper implements AutoCloseable {
  private static final int MOST_PARTS = 1000;
  private static final int LONGEST_HEADER = 4096;
  private static final int MOST_TYPED = 2 << 20;

  private final Map<String, List<String>> typed = new LinkedHashMap<>();
  private final List<CutFile> files = new ArrayList<>();
  private int room = MOST_TYPED;

  private CutForm(HttpServletRequest request) {
    super(request);
  }

  /**
   * Reads the form to its end.
   *
   * @param most how much of each file is kept, on the disk, until it is closed
   */
  static CutForm read(HttpServletRequest request, long most) throws IOException {
    var form = new CutForm(request);
    try {
      form.take(most);
    } catch (IOException | RuntimeException e) {
      form.close();
      throw e;
    }
    return form;
  }

  private void take(long most) throws IOException {
    var upload = new FileUpload();
    upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
    upload.setFileCountMax(MOST_PARTS);
    upload.setPartHeaderSizeMax(LONGEST_HEADER);
    var sent = new ServletRequestContext((HttpServletRequest) getRequest());
    var parts = upload.getItemIterator(sent);
    while (parts.hasNext()) {
      var part = parts.next();
      if (part.isFormField()) type(part);
      else files.add(CutFile.of(part, most));
    }
    if (typed.isEmpty() && files.isEmpty()) throw new IOException("It is no form");
  }

  private void type(FileItemStream part) throws IOException {
    try (var content = part.openStream()) {
      var value = content.readNBytes(room + 1);
      room -= value.length;
      if (room < 0) throw new IOException("Too much was typed");
      typed
          .computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
          .add(new String(value, StandardCharsets.UTF_8));
    }
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = getParameterValues(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    var values = typed.get(name);
    return values == null ? null : values.toArray(String[]::new);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    var all = new LinkedHashMap<String, String[]>();
    typed.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
    return all;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(typed.keySet());
  }

  @Override
  public Collection<Part> getParts() {
    return List.copyOf(files);
  }

  @Override
  public @Nullable Part getPart(String name) {
    return files.stream().filter(file -> file.getName().equals(name)).findFirst().orElse(null);
  }

  @Override
  public void close() throws IOException {
    for (var file : files) file.delete();
  }

  /** The beginning of a file, and how large it was. */
  private record CutFile(
      String field,
      String name,
      @Nullable String type,
      @Nullable String disposition,
      Path kept,
      long size)
      implements Part {

    static CutFile of(FileItemStream part, long most) throws IOException {
      var kept = Files.createTempFile("cut-", ".part");
      try (var content = part.openStream();
          var out = Files.newOutputStream(kept)) {
        long size = take(content, out, most) + content.transferTo(OutputStream.nullOutputStream());
        var name = part.getName();
        return new CutFile(
            part.getFieldName(),
            name == null ? "" : name,
            part.getContentType(),
            part.getHeaders().getHeader(HttpHeaders.CONTENT_DISPOSITION),
            kept,
            size);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(kept);
        throw e;
      }
    }

    private static long take(InputStream content, OutputStream out, long most) throws IOException {
      var buffer = new byte[8192];
      long taken = 0;
      while (taken < most) {
        int read = content.read(buffer, 0, (int) Math.min(buffer.length, most - taken));
        if (read < 0) break;
        out.write(buffer, 0, read);
        taken += read;
      }
      return taken;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      var content = Files.newInputStream(kept);
      return Files.size(kept) == size ? content : new Torn(content);
    }

    @Override
    public @Nullable String getContentType() {
      return type;
    }

    @Override
    public String getName() {
      return field;
    }

    @Override
    public String getSubmittedFileName() {
      return name;
    }

    @Override
    public long getSize() {
      return size;
    }

    @Override
    public void write(String fileName) {
      throw new UnsupportedOperationException("It is not all there");
    }

    @Override
    public void delete() throws IOException {
      Files.deleteIfExists(kept);
    }

    @Override
    public @Nullable String getHeader(String header) {
      return header.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION) ? disposition : null;
    }

    @Override
    public Collection<String> getHeaders(String header) {
      return List.of();
    }

    @Override
    public Collection<String> getHeaderNames() {
      return List.of();
    }
  }

  /** Whoever reads on past what is there must not take it for the whole. */
  private static final class Torn extends FilterInputStream {
    Torn(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      return orTorn(super.read());
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return orTorn(super.read(into, from, length));
    }

    private static int orTorn(int read) throws IOException {
      if (read < 0) throw new IOException("The file was too large to be kept");
      return read;
    }
  }
}
