package org.prasan.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Reads forms as our pages send them. A line of a list that cannot be, or a choice that is none,
 * was sent by something else: it is refused here, once for all forms, and is no failure of ours. In
 * the address of a page it is left out.
 */
class FormBinding extends ServletRequestDataBinderFactory {
  FormBinding(List<InvocableHandlerMethod> methods, @Nullable WebBindingInitializer initializer) {
    super(methods, initializer);
  }

  @Override
  protected ServletRequestDataBinder createBinderInstance(
      @Nullable Object target, String name, NativeWebRequest request) {
    return new Reading(target, name);
  }

  private static final class Reading extends ExtendedServletRequestDataBinder {
    private static final Pattern LINE =
        Pattern.compile("[A-Za-z]+\\[(?:1?\\d?\\d|2[0-4]\\d|25[0-5])](?:\\.[A-Za-z]+)*");

    Reading(@Nullable Object target, String name) {
      super(target, name);
    }

    @Override
    public void construct(ServletRequest request) {
      refuseOtherLines(request);
      if (request instanceof HttpServletRequest page && !sent(request)) {
        var unreadable = unreadable(request);
        if (!unreadable.isEmpty()) LeftOut.note(request);
        super.construct(WithoutParameters.named(page, unreadable));
        return;
      }
      super.construct(request);
      if (getBindingResult().hasErrors() || choosesNothing(getTarget())) throw new BrokenForm();
    }

    /** Among several choices one that is empty; of lines some may be missing. */
    private static boolean choosesNothing(@Nullable Object form) {
      return form instanceof Record
          && Arrays.stream(form.getClass().getRecordComponents())
              .filter(part -> Collection.class.isAssignableFrom(part.getType()))
              .filter(
                  part ->
                      !ResolvableType.forType(part.getGenericType())
                          .getGeneric()
                          .toClass()
                          .isRecord())
              .map(part -> (Collection<?>) ReflectionUtils.invokeMethod(accessor(part), form))
              .anyMatch(choices -> choices != null && choices.stream().anyMatch(Objects::isNull));
    }

    private static Method accessor(RecordComponent part) {
      var accessor = part.getAccessor();
      ReflectionUtils.makeAccessible(accessor);
      return accessor;
    }

    /** What the address of a page asks for and cannot be is as if it were not there. */
    private Set<String> unreadable(ServletRequest request) {
      var trial = new ExtendedServletRequestDataBinder(null, getObjectName());
      trial.setTargetType(Objects.requireNonNull(getTargetType()));
      trial.setConversionService(getConversionService());
      trial.construct(request);
      return trial.getBindingResult().getFieldErrors().stream()
          .map(FieldError::getField)
          .collect(Collectors.toSet());
    }

    @Override
    public void bind(ServletRequest request) {
      refuseOtherLines(request);
      super.bind(request);
    }

    private static boolean sent(ServletRequest request) {
      return request instanceof HttpServletRequest page && page.getMethod().equals("POST");
    }

    private static void refuseOtherLines(ServletRequest request) {
      for (var name : request.getParameterMap().keySet())
        if ((name.indexOf('[') >= 0 || name.indexOf(']') >= 0) && !LINE.matcher(name).matches())
          throw new BrokenForm();
    }
  }
}
