package org.backplane.tools.realm.internal;

import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.List;

/** Tells the instructions of a class that access what others may share. */
final class SharedAccesses {

    private static final String ATOMICS = "java/util/concurrent/atomic/";
    private static final String LOCKS = "java/util/concurrent/locks/";
    private static final List<String> COLLECTIONS =
            List.of("java/util/concurrent/Concurrent", "java/util/concurrent/CopyOnWrite");
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final List<String> VAR_HANDLE_ACCESSES =
            List.of("get", "set", "compareAnd", "weakCompareAnd");
    private static final String LOGGER = "org/slf4j/Logger";

    private final FieldKinds kinds;
    private final boolean plainFields;

    SharedAccesses(FieldKinds kinds, boolean plainFields) {
        this.kinds = kinds;
        this.plainFields = plainFields;
    }

    boolean isShared(FieldInstruction access) {
        String owner = access.owner().asInternalName();
        String name = access.name().stringValue();
        return plainFields
                ? !kinds.has(AccessFlag.FINAL, owner, name)
                : kinds.has(AccessFlag.VOLATILE, owner, name);
    }

    boolean isShared(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return (owner.startsWith(ATOMICS) && !isConstructor(call))
                || isCollection(call)
                || (owner.equals(VAR_HANDLE)
                        && VAR_HANDLE_ACCESSES.stream()
                                .anyMatch(call.name().stringValue()::startsWith));
    }

    /** Whether the call may hold a monitor of the Java library while it calls back. */
    boolean holdsOthersUp(InvokeInstruction call) {
        return (isCollection(call) && !call.name().equalsString("forEach"))
                || call.owner().asInternalName().equals(LOGGER);
    }

    boolean locks(InvokeInstruction call) {
        return isLock(call, "lock");
    }

    boolean unlocks(InvokeInstruction call) {
        return isLock(call, "unlock");
    }

    private static boolean isLock(InvokeInstruction call, String name) {
        return call.owner().asInternalName().startsWith(LOCKS) && call.name().equalsString(name);
    }

    private static boolean isCollection(InvokeInstruction call) {
        return COLLECTIONS.stream().anyMatch(call.owner().asInternalName()::startsWith)
                && !isConstructor(call);
    }

    private static boolean isConstructor(InvokeInstruction call) {
        return call.name().equalsString(ConstantDescs.INIT_NAME);
    }
}
