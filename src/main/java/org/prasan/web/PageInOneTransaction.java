package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Coalition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.InitBinderDataBinderFactory;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Gathers what a page shows in one transaction: one moment of the database, and one BEGIN, SET
 * LOCAL and COMMIT instead of three statements around each query. The page is written after it has
 * ended, so that a slow line holds no connection; what sends a file by itself stays outside for the
 * same reason.
 */
@Component
class PageInOneTransaction implements WebMvcRegistrations {
  private final ObjectProvider<PlatformTransactionManager> transactions;

  PageInOneTransaction(ObjectProvider<PlatformTransactionManager> transactions) {
    this.transactions = transactions;
  }

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new Adapter(transactions);
  }

  /** Here because Spring asks one bean for both. */
  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new Routes();
  }

  private static final class Adapter extends RequestMappingHandlerAdapter {
    private final ObjectProvider<PlatformTransactionManager> transactions;

    Adapter(ObjectProvider<PlatformTransactionManager> transactions) {
      this.transactions = transactions;
    }

    @Override
    protected InitBinderDataBinderFactory createDataBinderFactory(
        List<InvocableHandlerMethod> methods) {
      return new FormBinding(methods, getWebBindingInitializer());
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
        HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
        throws Exception {
      if (!showsAPage(request, handler))
        return super.invokeHandlerMethod(request, response, handler);
      var manager = transactions.getObject();
      var transaction = manager.getTransaction(null);
      try {
        return super.invokeHandlerMethod(request, response, handler);
      } finally {
        end(manager, transaction);
      }
    }

    private static boolean showsAPage(HttpServletRequest request, HandlerMethod handler) {
      var answer = handler.getReturnType().getParameterType();
      var coalition = ActingArgument.of(new ServletWebRequest(request)).coalition();
      return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
          && !coalition.equals(Coalition.NONE)
          && (answer.equals(String.class) || answer.equals(ModelAndView.class));
    }

    /** What a use case has done stays done, even if the page then says "not there". */
    private static void end(PlatformTransactionManager manager, TransactionStatus transaction) {
      if (transaction.isRollbackOnly()) manager.rollback(transaction);
      else manager.commit(transaction);
    }
  }
}
