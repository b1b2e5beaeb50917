package org.backplane.pnp;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The device tree and what can be done to it.
 *
 * <p>Instance IDs are compared without regard to case. An operation on an ID that does not exist
 * throws {@link org.backplane.status.StatusException} with NO_SUCH_DEVICE and a sentence.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; operations on one device queue behind
 * one another, those on different branches of the tree run side by side.
 */
@ProviderType
public interface PnpManager {

    /** All device nodes, parents before children, siblings in the order of arrival. */
    List<DeviceNode> devices();

    /** The node with this device instance path. */
    Optional<DeviceNode> device(String instanceId);

    /**
     * Waits until nothing is under way: no node is being enumerated, bound, started or removed. A
     * node that waits for a driver or for a dependency is at rest.
     *
     * @return false if the time was over first
     */
    boolean awaitSettled(long timeoutNanos);

    /** Asks every bus for its children again. Returns at once; see {@link #awaitSettled}. */
    void rescan();

    /**
     * Takes the device out of service (problem 22) and its children away, in an orderly way.
     *
     * @throws org.backplane.status.StatusException if a driver vetoes; the message names it
     */
    void disable(String instanceId);

    /** Puts a disabled device back into service. */
    void enable(String instanceId);

    /**
     * Takes the stack apart and builds it anew, with the drivers that fit best now.
     *
     * @throws org.backplane.status.StatusException if a driver vetoes; the message names it
     */
    void restart(String instanceId);

    /**
     * Takes the device, and the devices that its drivers name as ejection and removal relations,
     * out of service in an orderly way, and has the hardware let go of it. A device that is still
     * in its place afterwards is held (problem 47) until it is restarted.
     *
     * @throws org.backplane.status.StatusException if a driver vetoes; the message names it
     */
    void eject(String instanceId);

    /**
     * Takes the device's stack apart and forgets the device, children first. If it is still there,
     * the next {@link #rescan} finds it as a new one.
     *
     * @throws org.backplane.status.StatusException if a driver vetoes; the message names it
     */
    void remove(String instanceId);

    /**
     * Tells the manager that drivers came, went or became usable: nodes without a driver that have
     * one of these hardware or compatible IDs, and nodes that wait for one of these packages, are
     * tried again.
     *
     * @param ids hardware or compatible IDs, or names of packages
     */
    void driversChanged(Collection<String> ids);

    /**
     * Takes the drivers of a package off all devices that use it: their stacks are removed in an
     * orderly way, or by surprise where that is refused, and built anew without the package.
     *
     * @param packageId the {@link DriverCandidate#packageId()}
     */
    void driverRemoved(String packageId);

    /**
     * The function drivers that match a device, best first, with the reasons.
     *
     * @param more drivers that take part as if they were in the catalogue: a dry run
     */
    List<RankedDriver> rankDrivers(String instanceId, Collection<DriverCandidate> more);

    /** Adds a listener; it hears of what changes from now on. */
    void addListener(PnpListener listener);

    /** Removes a listener. */
    void removeListener(PnpListener listener);
}
