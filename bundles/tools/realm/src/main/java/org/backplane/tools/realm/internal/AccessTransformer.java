package org.backplane.tools.realm.internal;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ConstantDescs;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.AccessFlag;
import java.security.ProtectionDomain;

/**
 * Weaves calls of {@link org.backplane.runtime.Interleaving} into classes as they are loaded. A
 * class that cannot be woven is loaded as it is; that is said on the error stream, since nobody
 * else is listening yet.
 */
final class AccessTransformer implements ClassFileTransformer {

    private final WovenPackages packages;

    AccessTransformer(WovenPackages packages) {
        this.packages = packages;
    }

    @Override
    public byte[] transform(
            ClassLoader loader,
            String className,
            Class<?> redefined,
            ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || className == null || !packages.contains(className)) {
            return null;
        }
        try {
            return weave(loader, classFile, packages.hasPlainFields(className));
        } catch (RuntimeException | Error failure) {
            System.err.println(
                    "Interleaved runs will not come between accesses of "
                            + className.replace('/', '.')
                            + ", because its class file could not be changed: "
                            + failure);
            return null;
        }
    }

    static byte[] weave(ClassLoader loader, byte[] classFile, boolean plainFields) {
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())
                        .cached();
        ClassFile context = ClassFile.of(ClassHierarchyResolverOption.of(hierarchy));
        ClassModel model = context.parse(classFile);
        SharedAccesses accesses = new SharedAccesses(new FieldKinds(loader, model), plainFields);
        ClassTransform weaving =
                (builder, element) -> {
                    if (element instanceof MethodModel method) {
                        MethodTransform body =
                                MethodTransform.transformingCode(
                                        new AccessWeaver(accesses, isHeldByTheMachine(method)));
                        builder.transformMethod(method, body);
                    } else {
                        builder.with(element);
                    }
                };
        return context.transformClass(model, weaving);
    }

    /** Whether the Java virtual machine holds others up while the method runs. */
    private static boolean isHeldByTheMachine(MethodModel method) {
        return method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)
                || method.flags().has(AccessFlag.SYNCHRONIZED);
    }
}
