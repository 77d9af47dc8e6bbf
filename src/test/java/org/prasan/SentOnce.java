package org.prasan;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;

/** A request that may be sent again afterwards: what one sending leaves on it, the next has not. */
final class SentOnce extends HttpServletRequestWrapper {
  private final MockHttpServletRequest request;
  private final Map<String, Object> attributes = new HashMap<>();
  private final ServletInputStream content;

  SentOnce(MockHttpServletRequest request) {
    super(request);
    this.request = request;
    for (var name : Collections.list(request.getAttributeNames()))
      attributes.put(name, Objects.requireNonNull(request.getAttribute(name)));
    content = new Content(Objects.requireNonNullElse(request.getContentAsByteArray(), new byte[0]));
  }

  /** So that the test finds there what it asks for. */
  void remember() {
    attributes.forEach(request::setAttribute);
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(attributes.keySet());
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) attributes.remove(name);
    else attributes.put(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    attributes.remove(name);
  }

  @Override
  public ServletInputStream getInputStream() {
    return content;
  }

  private static final class Content extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Content(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int most) {
      return bytes.read(into, from, most);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
