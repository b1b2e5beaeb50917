package org.backplane.tools.realm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a field that a class accesses is volatile or final: says the class file of the one that
 * declares it, which need not be the one that the access names.
 *
 * <p><b>Serialised by:</b> the transformation of one class.
 */
final class FieldKinds {

    private static final String OBJECT = ConstantDescs.CD_Object.descriptorString();

    private final ClassLoader loader;
    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();

    FieldKinds(ClassLoader loader, ClassModel transformed) {
        this.loader = loader;
        classes.put(transformed.thisClass().asInternalName(), Optional.of(transformed));
    }

    /** Whether the field is known to have the flag. */
    boolean has(AccessFlag flag, String owner, String field) {
        Optional<ClassModel> declaring = classes.computeIfAbsent(owner, this::read);
        while (declaring.isPresent()) {
            for (FieldModel declared : declaring.get().fields()) {
                if (declared.fieldName().equalsString(field)) {
                    return declared.flags().has(flag);
                }
            }
            declaring =
                    declaring
                            .get()
                            .superclass()
                            .filter(parent -> !parent.asSymbol().descriptorString().equals(OBJECT))
                            .map(parent -> parent.asInternalName())
                            .flatMap(parent -> classes.computeIfAbsent(parent, this::read));
        }
        return false;
    }

    private Optional<ClassModel> read(String className) {
        try (InputStream file = loader.getResourceAsStream(className + ".class")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(ClassFile.of().parse(file.readAllBytes()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
