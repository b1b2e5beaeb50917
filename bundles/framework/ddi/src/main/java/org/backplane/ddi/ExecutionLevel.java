package org.backplane.ddi;

/** At which level the framework calls at most (WDF_EXECUTION_LEVEL). */
public enum ExecutionLevel {
    /** As the parent has it. */
    INHERIT_FROM_PARENT,
    /** Callbacks run at PASSIVE level and may block. */
    PASSIVE,
    /** Callbacks may run at DISPATCH level and must not block. */
    DISPATCH
}
