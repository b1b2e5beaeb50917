package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.EvtDeviceEnableWakeAtBus;
import org.backplane.ddi.EvtDeviceSetLock;
import org.backplane.ddi.IoResourceRequirementsList;
import org.backplane.ddi.ResourceListBuilder;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.wdm.power.SystemPowerState;

import java.util.function.Consumer;

/**
 * What a bus driver registered for a child; one that it did not register goes well and does
 * nothing.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> filled before the child is reported, constant
 * afterwards; calls by the PnP manager and the state machines.
 */
public final class PdoCallbacks {

    private final CallbackRunner runner;
    private Consumer<ResourceListBuilder> resourcesQuery;
    private Consumer<IoResourceRequirementsList> requirementsQuery;
    private Runnable eject;
    private EvtDeviceSetLock setLock;
    private EvtDeviceEnableWakeAtBus enableWakeAtBus;
    private Runnable disableWakeAtBus;
    private Runnable reportedMissing;

    PdoCallbacks(CallbackRunner runner) {
        this.runner = runner;
    }

    /** Registers EvtDeviceResourcesQuery. */
    public void onResourcesQuery(Consumer<ResourceListBuilder> callback) {
        resourcesQuery = callback;
    }

    /** Registers EvtDeviceResourceRequirementsQuery. */
    public void onRequirementsQuery(Consumer<IoResourceRequirementsList> callback) {
        requirementsQuery = callback;
    }

    /** Registers EvtDeviceEject. */
    public void onEject(Runnable callback) {
        eject = callback;
    }

    /** Registers EvtDeviceSetLock. */
    public void onSetLock(EvtDeviceSetLock callback) {
        setLock = callback;
    }

    /** Registers EvtDeviceEnableWakeAtBus. */
    public void onEnableWakeAtBus(EvtDeviceEnableWakeAtBus callback) {
        enableWakeAtBus = callback;
    }

    /** Registers EvtDeviceDisableWakeAtBus. */
    public void onDisableWakeAtBus(Runnable callback) {
        disableWakeAtBus = callback;
    }

    /** Registers EvtDeviceReportedMissing. */
    public void onReportedMissing(Runnable callback) {
        reportedMissing = callback;
    }

    boolean asksForResources() {
        return resourcesQuery != null;
    }

    boolean asksForRequirements() {
        return requirementsQuery != null;
    }

    boolean ejects() {
        return eject != null;
    }

    boolean locks() {
        return setLock != null;
    }

    Outcome resourcesQuery(ResourceListBuilder list) {
        return runner.run("EvtDeviceResourcesQuery", () -> resourcesQuery.accept(list));
    }

    Outcome requirementsQuery(IoResourceRequirementsList list) {
        return runner.run(
                "EvtDeviceResourceRequirementsQuery", () -> requirementsQuery.accept(list));
    }

    Outcome eject() {
        return run("EvtDeviceEject", eject);
    }

    Outcome setLock(boolean locked) {
        return runner.run("EvtDeviceSetLock", () -> setLock.evtDeviceSetLock(locked));
    }

    /** EvtDeviceEnableWakeAtBus: the power machine calls it when a wait-wake IRP has come. */
    public Outcome enableWakeAtBus(SystemPowerState state) {
        return enableWakeAtBus == null
                ? Outcome.OK
                : runner.run(
                        "EvtDeviceEnableWakeAtBus",
                        () -> enableWakeAtBus.evtDeviceEnableWakeAtBus(state));
    }

    /** EvtDeviceDisableWakeAtBus: the power machine calls it before the child's D0 entry. */
    public Outcome disableWakeAtBus() {
        return run("EvtDeviceDisableWakeAtBus", disableWakeAtBus);
    }

    Outcome reportedMissing() {
        return run("EvtDeviceReportedMissing", reportedMissing);
    }

    private Outcome run(String name, Runnable callback) {
        return callback == null ? Outcome.OK : runner.run(name, callback);
    }
}
