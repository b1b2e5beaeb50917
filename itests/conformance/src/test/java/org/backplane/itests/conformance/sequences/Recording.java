package org.backplane.itests.conformance.sequences;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoStopReason;
import org.backplane.ddi.Request;
import org.backplane.status.Status;

/** Registers every callback of a device, each of which writes a line into the script. */
final class Recording {

    /** How many interrupts a device with resources has. */
    static final int INTERRUPTS = 2;

    private final Script script;
    private final String driver;
    private final Device device;

    private Recording(Script script, String driver, Device device) {
        this.script = script;
        this.driver = driver;
        this.device = device;
    }

    /** Lets everything that happens to the device be written down. */
    static void of(Script script, Part part, Device device) {
        Recording recording = new Recording(script, part.place().driver(), device);
        script.made(part.place().driver(), device);
        recording.pnp();
        recording.power();
        recording.policy();
        switch (part.place()) {
            case PDO -> recording.pdo();
            case BUS, SIBLING -> {}
            case FUNCTION -> {
                recording.resources();
                recording.interrupts();
            }
            case LOWER, UPPER -> recording.resources();
        }
        if (part.hasQueue()) {
            device.defaultQueue(DispatchType.PARALLEL, recording::keepRequests);
        }
        part.device().accept(device);
    }

    private void at(String callback, Object... arguments) {
        script.called(device, driver, callback, arguments);
    }

    private void pnp() {
        device.evtDevicePrepareHardware((_, _) -> at("PrepareHardware"))
                .evtDeviceReleaseHardware(() -> at("ReleaseHardware"))
                .evtDeviceQueryRemove(() -> at("QueryRemove"))
                .evtDeviceQueryStop(() -> at("QueryStop"))
                .evtDeviceSurpriseRemoval(() -> at("SurpriseRemoval"))
                .evtCleanup(() -> at("Cleanup"));
    }

    private void power() {
        device.evtDeviceD0Entry(from -> at("D0Entry", from))
                .evtDeviceD0EntryPostInterruptsEnabled(
                        from -> at("D0EntryPostInterruptsEnabled", from))
                .evtDeviceD0ExitPreInterruptsDisabled(to -> at("D0ExitPreInterruptsDisabled", to))
                .evtDeviceD0Exit(to -> at("D0Exit", to))
                .evtDeviceSelfManagedIoInit(() -> at("SelfManagedIoInit"))
                .evtDeviceSelfManagedIoSuspend(() -> at("SelfManagedIoSuspend"))
                .evtDeviceSelfManagedIoRestart(() -> at("SelfManagedIoRestart"))
                .evtDeviceSelfManagedIoFlush(() -> at("SelfManagedIoFlush"))
                .evtDeviceSelfManagedIoCleanup(() -> at("SelfManagedIoCleanup"));
    }

    private void policy() {
        device.evtDeviceArmWakeFromS0(() -> at("ArmWakeFromS0"))
                .evtDeviceDisarmWakeFromS0(() -> at("DisarmWakeFromS0"))
                .evtDeviceWakeFromS0Triggered(() -> at("WakeFromS0Triggered"))
                .evtDeviceArmWakeFromSxWithReason((own, children) ->
                        at(
                                "ArmWakeFromSx",
                                own ? "device" : "not device",
                                children ? "children" : "no children"))
                .evtDeviceDisarmWakeFromSx(() -> at("DisarmWakeFromSx"))
                .evtDeviceWakeFromSxTriggered(() -> at("WakeFromSxTriggered"));
    }

    private void pdo() {
        device.evtDeviceResourceRequirementsQuery(_ -> at("ResourceRequirementsQuery"))
                .evtDeviceEnableWakeAtBus(state -> at("EnableWakeAtBus", state))
                .evtDeviceDisableWakeAtBus(() -> at("DisableWakeAtBus"))
                .evtDeviceReportedMissing(() -> at("ReportedMissing"));
    }

    private void resources() {
        device.evtDeviceFilterRemoveResourceRequirements(
                        _ -> at("FilterRemoveResourceRequirements"))
                .evtDeviceFilterAddResourceRequirements(_ -> at("FilterAddResourceRequirements"))
                .evtDeviceRemoveAddedResources((_, _) -> at("RemoveAddedResources"));
    }

    private void interrupts() {
        for (int i = 0; i < INTERRUPTS; i++) {
            int number = i;
            device.createInterrupt(config ->
                    config.evtInterruptIsr(_ -> false)
                            .evtInterruptEnable(() -> at("InterruptEnable" + number))
                            .evtInterruptDisable(() -> at("InterruptDisable" + number)));
        }
    }

    /** Keeps what it reads until the queue stops or is purged. */
    private void keepRequests(IoQueueConfig config) {
        config.powerManaged(true)
                .evtIoRead((request, _) -> keep(request))
                .evtIoWrite((request, _) -> finish(request))
                .evtIoStop((request, reason, _) -> stop(request, reason))
                .evtIoResume(_ -> at("IoResume"))
                .evtIoCanceledOnQueue(this::canceledOnQueue);
    }

    private Disposition keep(Request request) {
        script.keep(request);
        at("IoRead");
        return request.pend();
    }

    private Disposition finish(Request request) {
        at("IoWrite");
        return request.complete(Status.SUCCESS, request.inputLength());
    }

    private Disposition canceledOnQueue(Request request) {
        at("IoCanceledOnQueue");
        return request.complete(Status.CANCELLED);
    }

    private void stop(Request request, IoStopReason reason) {
        at("IoStop", reason);
        if (reason == IoStopReason.SUSPEND) {
            request.stopAcknowledge(false);
        } else {
            script.forget(request);
            request.complete(Status.CANCELLED);
        }
    }
}
