package org.prasan.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * What keeps a letter from leaving, as far as whoever set up the mail server can cure it. What is
 * nearer to the cause comes first.
 */
enum MailFault {
  /** There is no machine of this name. */
  NAME,
  /** Nothing listens on this port. */
  REFUSED,
  /** The machine does not answer in time. */
  SILENT,
  /** Who the server says it is cannot be believed. */
  CERTIFICATE,
  /** One side wants to speak openly and the other encrypted. */
  ENCRYPTION,
  /** It wants a user name and a password. */
  SIGN_IN,
  /** It does not take the user name and the password. */
  PASSWORD,
  /** It sends nothing in the name of our sender. */
  SENDER,
  /** It does not take the address of the recipient. */
  RECIPIENT,
  OTHER;

  private static final int WANTS_SIGN_IN = 530;
  private static final int TAKES_NO_SIGN_IN = 535;

  static MailFault of(Exception failure) {
    var causes = causes(failure);
    return causes.stream()
        .map(MailFault::known)
        .filter(java.util.Objects::nonNull)
        .min(java.util.Comparator.naturalOrder())
        .orElse(OTHER);
  }

  /** The answer of the server in its own words, if it gave one. */
  static @Nullable String said(Exception failure) {
    return causes(failure).stream()
        .filter(
            cause ->
                cause instanceof SMTPSendFailedException
                    || cause instanceof SMTPSenderFailedException
                    || cause instanceof SMTPAddressFailedException
                    || cause instanceof AuthenticationFailedException)
        .map(Throwable::getMessage)
        .filter(java.util.Objects::nonNull)
        .map(String::strip)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable MailFault known(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> NAME;
      case SocketTimeoutException _ -> SILENT;
      case ConnectException _, NoRouteToHostException _ ->
          words(cause).contains("timed out") ? SILENT : REFUSED;
      case CertificateException _, CertPathValidatorException _ -> CERTIFICATE;
      case SSLException _ -> ENCRYPTION;
      case MailAuthenticationException _, AuthenticationFailedException _ -> PASSWORD;
      case SMTPSenderFailedException sender -> byCode(sender.getReturnCode(), SENDER);
      case SMTPAddressFailedException address -> byCode(address.getReturnCode(), RECIPIENT);
      case SMTPSendFailedException sending -> byCode(sending.getReturnCode(), null);
      case MessagingException _ when words(cause).contains("starttls") -> ENCRYPTION;
      default -> null;
    };
  }

  private static @Nullable MailFault byCode(int code, @Nullable MailFault otherwise) {
    return switch (code) {
      case WANTS_SIGN_IN -> SIGN_IN;
      case TAKES_NO_SIGN_IN -> PASSWORD;
      default -> otherwise;
    };
  }

  private static String words(Throwable cause) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
  }

  /** Failures of mail hang together in three ways. */
  private static List<Throwable> causes(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var found = new ArrayList<Throwable>();
    collect(failure, seen, found);
    return found;
  }

  private static void collect(
      @Nullable Throwable failure, Set<Throwable> seen, List<Throwable> found) {
    if (failure == null || !seen.add(failure)) return;
    found.add(failure);
    collect(failure.getCause(), seen, found);
    if (failure instanceof MessagingException mail) collect(mail.getNextException(), seen, found);
    if (failure instanceof MailConnectException connect)
      collect(connect.getNextException(), seen, found);
    if (failure instanceof SocketConnectException socket)
      collect(socket.getException(), seen, found);
    if (failure instanceof MailSendException sending)
      for (var one : sending.getMessageExceptions()) collect(one, seen, found);
  }
}
