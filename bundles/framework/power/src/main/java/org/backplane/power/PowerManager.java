package org.backplane.power;

import org.backplane.wdm.power.SystemPowerState;
import org.osgi.annotation.versioning.ProviderType;

import java.util.List;

/**
 * The power states of the system and of its devices.
 *
 * <p>Instance IDs are compared without regard to case. An operation on an ID that does not exist
 * throws {@link org.backplane.status.StatusException} with NO_SUCH_DEVICE and a sentence.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; the system changes its state once at a
 * time.
 */
@ProviderType
public interface PowerManager {

    /** Where the system is, and where it goes. */
    SystemPower system();

    /**
     * Takes the system down to a sleep state: all drivers are asked first, then told, children
     * before parents and unrelated devices side by side. Returns when all devices sleep. While they
     * do no device starts, stops or leaves.
     *
     * @param target S1 to S4
     * @throws org.backplane.status.StatusException if a driver vetoes, if the device tree does not
     *     come to rest, or if the system is not in S0; the message says who and why, and the system
     *     stays as it was
     */
    void sleep(SystemPowerState target);

    /**
     * Brings the system back to S0, parents before children. Returns when all drivers have been
     * told; devices go on coming up by themselves. Waits if somebody else does it already.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if the system does not
     *     sleep
     */
    void resume();

    /**
     * Takes the system down to S5. Nobody is asked, and nobody is given as much time as otherwise.
     * Devices can be removed afterwards, for which they wake again.
     */
    void shutDown();

    /** All started devices with their power states, parents before children. */
    List<PowerNode> tree();

    /** The power IRPs that wait or are under way, oldest first. */
    List<OutstandingPowerIrp> outstanding();

    /** Drivers that have kept a power IRP for too long, oldest first; the last few of them. */
    List<PowerHang> hangs();

    /**
     * Takes a device and all below it out of D0, or lets them return, whatever their components do
     * (directed power). While the system sleeps, those that return do so when it is back in S0, and
     * this does not wait for it.
     *
     * @throws org.backplane.status.StatusException NOT_SUPPORTED if one of the devices is in D0 and
     *     has not registered with the power framework; IO_TIMEOUT if one does not answer
     */
    void directedPower(String instanceId, boolean down);

    /**
     * Says that a device's stack leads to the file that memory is saved to, or does not any more:
     * the drivers of the stack are told, which tell those of the buses. On the way to S4 such
     * devices are told after all others, and on the way back before them.
     *
     * @throws org.backplane.status.StatusException if a driver refuses
     */
    void hibernationPath(String instanceId, boolean inPath);

    /** Adds a listener; it hears of what changes from now on. */
    void addListener(PowerListener listener);

    /** Removes a listener. */
    void removeListener(PowerListener listener);
}
