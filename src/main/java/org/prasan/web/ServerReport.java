package org.prasan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the server itself answers before anything of ours is asked, told as we do. */
class ServerReport extends ErrorReportValve {
  private final ToPrograms programs;
  private final String unreadable;

  ServerReport(ToPrograms programs, MessageSource messages) {
    this.programs = programs;
    this.unreadable = page(messages);
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400) return;
    if (ToPrograms.concern(request))
      write(
          response,
          MediaType.APPLICATION_PROBLEM_JSON_VALUE,
          new String(programs.problem(request, status), StandardCharsets.UTF_8));
    else if (status == HttpStatus.BAD_REQUEST.value())
      write(response, MediaType.TEXT_HTML_VALUE, unreadable);
    else super.report(request, response, failure);
  }

  /** In both languages, since nothing is read yet of who asks. */
  private static String page(MessageSource messages) {
    var keys =
        List.of(
            "web.error.400.title", "web.error.400.text", "web.error.400.way", "web.error.start");
    var words =
        Stream.of(Locale.of("th"), Locale.ENGLISH)
            .flatMap(language -> keys.stream().map(key -> messages.getMessage(key, null, language)))
            .toArray();
    return """
    <!DOCTYPE html>
    <html lang="th">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <link rel="stylesheet" href="/css/prasan.css">
    </head>
    <body class="shell visitor">
      <div class="frame"><div class="content"><main class="reading">
        <h1 class="mb-3">%1$s</h1>
        <p class="lead">%2$s</p>
        <p>%3$s</p>
        <div class="buttons"><a class="btn btn-primary" href="/">%4$s</a></div>
        <div lang="en">
          <h2>%5$s</h2>
          <p>%6$s</p>
          <p>%7$s</p>
          <div class="buttons"><a class="btn" href="/">%8$s</a></div>
        </div>
      </main></div></div>
    </body>
    </html>
    """
        .formatted(words);
  }

  private static void write(Response response, String type, String words) {
    if (response.getContentWritten() > 0 || !response.setErrorReported()) return;
    try {
      response.setContentType(type);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      var writer = response.getReporter();
      if (writer == null) return;
      writer.write(words);
      response.finishResponse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
