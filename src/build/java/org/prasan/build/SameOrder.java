package org.prasan.build;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Shows the methods of a class in one order to what writes proxies while the jar is built. Java
 * shows them in another each time, so that no two builds were equal.
 */
public final class SameOrder implements ClassFileTransformer {
  private static final String WRITES_PROXIES = "org/springframework/cglib/";

  public static void premain(String arguments, Instrumentation machine) {
    machine.addTransformer(new SameOrder());
  }

  public static Method[] methods(Class<?> type) {
    var methods = type.getDeclaredMethods();
    Arrays.sort(
        methods,
        Comparator.comparing(Method::getName)
            .thenComparing(method -> Arrays.toString(method.getParameterTypes()))
            .thenComparing(method -> method.getReturnType().getName()));
    return methods;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    if (name == null || !name.startsWith(WRITES_PROXIES)) return null;
    var file = ClassFile.of();
    return file.transformClass(
        file.parse(bytes), ClassTransform.transformingMethodBodies(askingHere()));
  }

  private static CodeTransform askingHere() {
    return (code, element) -> {
      if (element instanceof InvokeInstruction call
          && call.owner().asInternalName().equals("java/lang/Class")
          && call.name().equalsString("getDeclaredMethods"))
        code.invokestatic(
            ClassDesc.of(SameOrder.class.getName()),
            "methods",
            MethodTypeDesc.ofDescriptor("(Ljava/lang/Class;)[Ljava/lang/reflect/Method;"));
      else code.with(element);
    };
  }
}
