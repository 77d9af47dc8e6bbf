package org.prasan.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.prasan.operation.Settings;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** How pages are served: permissions before each route, Thai unless somebody chose English. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {
  private final LanguageChoice language;
  private final PermitInterceptor permits;
  private final ThemeChoice theme;
  private final ActingArgument acting;
  private final OnceMore onceMore;
  private final LeftOut leftOut;

  WebConfiguration(
      LanguageChoice language,
      PermitInterceptor permits,
      ThemeChoice theme,
      ActingArgument acting,
      OnceMore onceMore,
      LeftOut leftOut) {
    this.language = language;
    this.permits = permits;
    this.theme = theme;
    this.acting = acting;
    this.onceMore = onceMore;
    this.leftOut = leftOut;
  }

  /**
   * Its zone decides what "today" is: the day where the coalitions work, wherever the server is.
   */
  @Bean
  static Clock clock(Settings settings) {
    return Clock.system(settings.timeZone());
  }

  @Bean
  static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverReport(
      ToPrograms programs, MessageSource messages) {
    return server ->
        server.addContextCustomizers(
            context ->
                context.getParent().getPipeline().addValve(new ServerReport(programs, messages)));
  }

  @Bean
  static LanguageChoice localeResolver() {
    return new LanguageChoice();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(language);
    registry.addInterceptor(theme);
    registry.addInterceptor(permits);
    registry.addInterceptor(onceMore);
    registry.addInterceptor(leftOut);
  }

  /**
   * Static files by the places where they lie. Under one pattern for everything each link of a page
   * would be looked for among the files, which cost half of the time of a long list.
   */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (var folder : List.of("css", "js"))
      kept(registry, "/" + folder + "/**", "classpath:/static/" + folder + "/")
          .resourceChain(true)
          .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    kept(registry, "/fonts/**", "classpath:/static/fonts/");
    kept(registry, "/*.svg", "classpath:/static/");
    kept(registry, "/*.png", "classpath:/static/");
    kept(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
  }

  private static ResourceHandlerRegistration kept(
      ResourceHandlerRegistry registry, String pattern, String location) {
    return registry
        .addResourceHandler(pattern)
        .addResourceLocations(location)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(acting);
  }
}
