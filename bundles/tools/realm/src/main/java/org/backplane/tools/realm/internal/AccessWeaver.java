package org.backplane.tools.realm.internal;

import org.backplane.runtime.Interleaving;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts calls of {@link Interleaving} into the code of one method: before every access that may be
 * shared, at the end of every loop, and around what nobody may come between.
 */
final class AccessWeaver implements CodeTransform {

    private static final ClassDesc INTERLEAVING =
            Interleaving.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final SharedAccesses accesses;

    /** Whether nobody may come between anything in this method. */
    private final boolean shielded;

    private final Set<Label> passed = new HashSet<>();
    private Label start;

    AccessWeaver(SharedAccesses accesses, boolean shielded) {
        this.accesses = accesses;
        this.shielded = shielded;
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (shielded) {
            insert(code, "enter");
            start = code.newBoundLabel();
        }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget target -> {
                passed.add(target.label());
                code.with(element);
            }
            case BranchInstruction branch -> {
                if (passed.contains(branch.target())) {
                    insert(code, "loop");
                }
                code.with(element);
            }
            case FieldInstruction field -> {
                if (accesses.isShared(field)) {
                    insert(code, "point");
                }
                code.with(element);
            }
            case InvokeInstruction call -> weave(code, call);
            case MonitorInstruction monitor -> {
                boolean entered = monitor.opcode() == Opcode.MONITORENTER;
                if (entered) {
                    insert(code, "enter");
                }
                code.with(element);
                if (!entered) {
                    insert(code, "leave");
                }
            }
            case ReturnInstruction end -> {
                if (shielded) {
                    insert(code, "leave");
                }
                code.with(element);
            }
            default -> code.with(element);
        }
    }

    private void weave(CodeBuilder code, InvokeInstruction call) {
        if (accesses.isShared(call)) {
            insert(code, "point");
        }
        boolean held = accesses.holdsOthersUp(call);
        if (held || accesses.locks(call)) {
            insert(code, "enter");
        }
        code.with(call);
        if (held || accesses.unlocks(call)) {
            insert(code, "leave");
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        if (shielded) {
            Label handler = code.newBoundLabel();
            insert(code, "leave");
            code.athrow();
            // Last in the table: the method's own handlers come first.
            code.exceptionCatchAll(start, handler, handler);
        }
    }

    private static void insert(CodeBuilder code, String method) {
        code.invokestatic(INTERLEAVING, method, NOTHING);
    }
}
