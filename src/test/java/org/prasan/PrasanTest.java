package org.prasan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test against the whole of Prasan on a real PostgreSQL. Tagged as a data test, it also runs
 * against an external database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("data")
@OnPrasan
public @interface PrasanTest {}
