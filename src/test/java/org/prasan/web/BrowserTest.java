package org.prasan.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.OnPrasan;

/**
 * A test in a real browser against the whole of Prasan. Its methods take a {@link Visits}, which
 * opens pages on a phone or a desk; a page that asks a foreign host for anything fails the test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@OnPrasan
@ExtendWith(BrowserExtension.class)
@Timeout(120)
public @interface BrowserTest {}
