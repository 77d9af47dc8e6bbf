package org.prasan.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** How sessions are written to the database. */
@Configuration(proxyBeanMethods = false)
class SessionStoreConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SessionStoreConfiguration.class);

  private static final ObjectInputFilter KEPT_IN_SESSIONS =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=30;java.base/*;org.prasan.**;org.springframework.security.**;"
              + "org.springframework.web.servlet.FlashMap;org.springframework.util.**;!*");

  /** What a former version wrote and this one cannot read is forgotten: people sign in again. */
  @Bean
  static ConversionService springSessionConversionService() {
    var conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(new ForgivingReader());
    return conversion;
  }

  @Bean(defaultCandidate = false)
  static TransactionOperations springSessionTransactionOperations(
      @SpringSessionDataSource DataSource sessions) {
    return new TransactionTemplate(new DataSourceTransactionManager(sessions));
  }

  /**
   * That somebody was here is noted once a minute: otherwise each page read would wait until the
   * disk has it. A moment that is still to come was noted before the clock was set back: left so,
   * it would keep a forgotten session open that much longer.
   */
  @Bean
  static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> seldomTouched() {
    return sessions ->
        sessions.setUpdateSessionQuery(
            """
            update %TABLE_NAME% known
            set session_id = now.session_id, last_access_time = now.last_access_time,
                max_inactive_interval = now.max_inactive_interval,
                expiry_time = now.expiry_time, principal_name = now.principal_name
            from (values (?, ?::bigint, ?::integer, ?::bigint, ?::varchar, ?)) as now
              (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name,
               primary_id)
            where known.primary_id = now.primary_id
              and (known.session_id <> now.session_id
                or known.max_inactive_interval <> now.max_inactive_interval
                or coalesce(known.principal_name, '') <> coalesce(now.principal_name, '')
                or now.last_access_time - known.last_access_time >= 60000
                or known.last_access_time - extract(epoch from clock_timestamp()) * 1000 >= 60000)
            """);
  }

  /**
   * Two requests of one session may note the same thing at the same moment: the last one counts.
   */
  @Bean
  static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> notedAtTheSameMoment() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /** A new session whose line broke before anybody heard that it is kept is written once more. */
  @Bean
  static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> keptOnce() {
    return sessions ->
        sessions.setCreateSessionQuery(
            """
            insert into %TABLE_NAME%
              (primary_id, session_id, creation_time, last_access_time, max_inactive_interval,
               expiry_time, principal_name)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (primary_id) do nothing
            """);
  }

  /** Whoever can write into the database gets none but these made out of it. */
  private static Object onlyOurs(InputStream bytes) throws IOException {
    var loader = SessionStoreConfiguration.class.getClassLoader();
    try (var reader = new ConfigurableObjectInputStream(bytes, loader)) {
      reader.setObjectInputFilter(KEPT_IN_SESSIONS);
      return reader.readObject();
    } catch (ClassNotFoundException e) {
      throw new InvalidClassException(e.getMessage());
    }
  }

  private static final class ForgivingReader implements GenericConverter {
    private final DeserializingConverter reader =
        new DeserializingConverter(SessionStoreConfiguration::onlyOurs);

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      try {
        return source instanceof byte[] bytes ? reader.convert(bytes) : null;
      } catch (SerializationFailedException e) {
        LOG.info("A session of a former version was forgotten");
        return null;
      }
    }
  }
}
