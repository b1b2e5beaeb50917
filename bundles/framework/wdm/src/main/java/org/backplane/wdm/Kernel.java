package org.backplane.wdm;

import org.backplane.runtime.Dispatcher;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What all drivers of one Backplane instance share: the dispatcher, the table of device interfaces
 * and the open files. There is no static state, so that many instances live in one JVM.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable.
 */
@Component(service = Kernel.class)
public final class Kernel {

    private final Dispatcher dispatcher;
    private final DeviceInterfaceTable deviceInterfaces;
    private final OpenFileTable openFiles;

    /** Makes an instance over the given dispatcher. */
    @Activate
    public Kernel(@Reference Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.deviceInterfaces = new DeviceInterfaceTable(dispatcher.lock("device interfaces"));
        this.openFiles = new OpenFileTable(dispatcher.lock("open files"));
    }

    /** Tasks, timers, events and locks. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** The device interfaces that drivers registered. */
    public DeviceInterfaceTable deviceInterfaces() {
        return deviceInterfaces;
    }

    /** The handles that are open. */
    public OpenFileTable openFiles() {
        return openFiles;
    }

    /** KeQueryPerformanceCounter, in nanoseconds; only differences mean something. */
    public long queryPerformanceCounter() {
        return dispatcher.nanoTime();
    }
}
