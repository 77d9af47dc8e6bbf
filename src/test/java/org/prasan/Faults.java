package org.prasan;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isEquals;
import static net.bytebuddy.matcher.ElementMatchers.isHashCode;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.isToString;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import org.jspecify.annotations.Nullable;

/**
 * Throws in methods of the product at their beginning, for what one thread asks for: in their byte
 * code, so that it does not matter who calls them and how.
 */
public final class Faults implements AutoCloseable {
  /**
   * Rights, what opens an account, keys, audit, consent, emergencies, links, tokens and the privacy
   * gate. What notes refusals comes after the answer and refuses nothing. A connection that cannot
   * be told whose rows to show shows none, whatever else is asked of it ({@code Following.invoke}).
   */
  public static final Pattern GUARDS =
      Pattern.compile(
          "org[.]prasan[.](audit[.](?!Note|Refusals|.*(Controller|Page|Wording)).*|vault[.].*"
              + "|tenancy[.](Acting|Permissions|Tenancy|RowSecurity|Coalitions)"
              + "|identity[.](SessionActing|Mandates|Reach|SecondFactorDemand|OwnPagesOnly|SessionLimits"
              + "|Links|Throttle|SecondFactors|Appointments|VouchDuties|SignIn|Passwords|Passkeys"
              + "|RecoveryCodes|AccountLog)|operation[.](SealedWords|SignedWords)|web[.]Permit.*"
              + "|client[.](Clients|ListClients|ReadClient|EditClient|OwnClients|Blinds|EndKeeping|OpenClient"
              + "|CloseClient|KeepClient|FindClients|KeepClientPapers|CompareClients)"
              + "|referral[.](Consent.*|RecordConsent|CloseConsents|Transitions|Steps|TakeStep"
              + "|Referral|ReferralGate|ReadReferral|Readings?|Keyring|SealedPapers|Looks|Seen|DestroyCopies"
              + "|OpenInEmergency|Emergenc(y|ies)|ReferOutside|Outsides?|GiveLink|OpenLink|ClientLinks?"
              + "|TellClient|OpenOwnFile|WriteReferral|SendMessage|RecordMilestone|KeepPapers)"
              + "|gateway[.](ProgramDoor|Tokens|KeepTokens|Bearer|Scope|Allowance)"
              + "|admission[.]ApplicantLinks|standing[.]RenewalLinks"
              + "|report[.](PrivacyGate|AskNumbers|Suppression|Asker|Audience))");

  private static final ProtectionDomain PRODUCT = Prasan.class.getProtectionDomain();
  private static volatile @Nullable Faults now;

  private final @Nullable Faults before = now;
  private volatile Thread thread = Thread.currentThread();
  private final Map<String, Integer> called = new TreeMap<>();
  private final Instrumentation instrumentation = ByteBuddyAgent.install();
  private final ResettableClassFileTransformer changed;
  private boolean asking;
  private @Nullable String throwing;
  private Predicate<String> untried = _ -> false;
  private int callsBefore;
  private boolean thrown;

  /** Thrown where asked for, and nowhere else. */
  public static final class Thrown extends RuntimeException {
    Thrown(String where) {
      super(where);
    }
  }

  /** What is woven into the beginning of each method. */
  static final class Beginning {
    private Beginning() {}

    @Advice.OnMethodEnter
    static void reached(@Advice.Origin("#t.#m") String where) {
      Faults.reached(where);
    }
  }

  /** In methods of these classes, until closed. */
  public Faults(Pattern classes) {
    changed =
        new AgentBuilder.Default()
            .disableClassFormatChanges()
            .with(RedefinitionStrategy.RETRANSFORMATION)
            .type(
                (type, _, _, _, domain) ->
                    PRODUCT.equals(domain)
                        && !type.getName().contains("$$")
                        && classes.matcher(type.getName()).matches())
            .transform(
                (builder, _, _, _, _) ->
                    builder.visit(
                        Advice.to(Beginning.class)
                            .on(
                                isMethod()
                                    .and(not(isAbstract()))
                                    .and(not(isSynthetic()))
                                    .and(not(Faults::saysOnlyWhatItIs)))))
            .installOn(instrumentation);
    now = this;
  }

  /** Public, since it is called from classes of every package. */
  public static void reached(String where) {
    var faults = now;
    if (faults != null && Thread.currentThread() == faults.thread) faults.call(where);
  }

  private void call(String where) {
    if (!asking) return;
    called.merge(where, 1, Integer::sum);
    if (throwing == null && untried.test(where) && !isAfterTheAnswer()) throwing = where;
    if (where.equals(throwing) && callsBefore-- <= 0 && !isAfterTheAnswer()) {
      thrown = true;
      throw new Thrown(where);
    }
  }

  /** What notes refusals asks who it was as well, when nothing is left to be refused. */
  private static boolean isAfterTheAnswer() {
    return StackWalker.getInstance()
        .walk(
            calls ->
                calls.anyMatch(
                    call ->
                        call.getMethodName().equals("afterCompletion")
                            && call.getClassName().endsWith(".NoteRefusals")));
  }

  /** What a log may ask of anything, and the parts of a record. */
  private static boolean saysOnlyWhatItIs(MethodDescription method) {
    var type = method.getDeclaringType().asErasure();
    return (type.isRecord() && !type.getDeclaredFields().filter(named(method.getName())).isEmpty())
        || isToString().matches(method)
        || isEquals().matches(method)
        || isHashCode().matches(method);
  }

  /** Which methods are called while this is asked, and how often. */
  public Map<String, Integer> calledBy(Runnable asked) {
    called.clear();
    ask(asked);
    return new TreeMap<>(called);
  }

  /**
   * Asks this once more, where the method throws from this call on, counted from 0: an expression
   * of a page is evaluated a second time if it threw. Answers whether it came to that call.
   */
  public boolean throwFrom(String method, int call, Runnable asked) {
    throwing = method;
    callsBefore = call;
    thrown = false;
    ask(asked);
    throwing = null;
    return thrown;
  }

  /**
   * Asks this, where the first such method that is called throws from then on. Answers which it
   * was, null if none was called.
   */
  public @Nullable String throwFromFirst(Predicate<String> wanted, Runnable asked) {
    throwing = null;
    callsBefore = 0;
    untried = wanted;
    ask(asked);
    untried = _ -> false;
    var thrower = throwing;
    throwing = null;
    return thrower;
  }

  private void ask(Runnable asked) {
    thread = Thread.currentThread();
    asking = true;
    try {
      asked.run();
    } finally {
      asking = false;
    }
  }

  @Override
  public void close() {
    now = before;
    changed.reset(instrumentation, RedefinitionStrategy.RETRANSFORMATION);
  }
}
