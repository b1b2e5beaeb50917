package org.backplane.power.internal;

import org.backplane.power.OutstandingPowerIrp;
import org.backplane.power.PowerHang;
import org.backplane.power.PowerInstance;
import org.backplane.power.PowerListener;
import org.backplane.power.PowerManager;
import org.backplane.power.PowerNode;
import org.backplane.power.SystemPower;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PoFx;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerCompletion;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.PowerRequests;
import org.backplane.wdm.power.SystemPowerState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.util.List;

/**
 * The power manager of one instance: hands over to its parts.
 *
 * <p>In OSGi it is a service of type {@link PowerRequests} as well, which the PnP manager waits
 * for: so it is there before the first device and after the last.
 *
 * <p><b>Level:</b> that of {@link PowerManager} and {@link PowerRequests}. <b>Serialised by:</b>
 * its parts.
 */
@Component(
        service = {PowerManager.class, PowerRequests.class},
        immediate = true)
public final class PowerManagerImpl implements PowerInstance, PowerRequests {

    private final PowerContext power;
    private final Framework framework;
    private final SystemTransitions system;
    private final PowerSurvey survey;
    private final DirectedPower directed;
    private final HibernationPath hibernation;
    private final Requests requests;

    /** Starts a manager with the usual patience for drivers. */
    @Activate
    public PowerManagerImpl(@Reference Kernel kernel) {
        this(kernel, PowerTimeouts.fromProperties());
    }

    /** Starts a manager. */
    public PowerManagerImpl(Kernel kernel, PowerTimeouts timeouts) {
        power = new PowerContext(kernel, timeouts);
        framework = new Framework(power, this::isWorking, this::isAsleep);
        system = new SystemTransitions(power, framework::reconsider);
        survey = new PowerSurvey(power);
        directed = new DirectedPower(power);
        hibernation = new HibernationPath(power);
        requests = new Requests(power, system, framework);
        kernel.powerRequests(this);
    }

    private boolean isWorking() {
        return system.isWorking();
    }

    private boolean isAsleep() {
        return system.now().state() != SystemPowerState.WORKING;
    }

    @Override
    public SystemPower system() {
        return system.now();
    }

    @Override
    public void sleep(SystemPowerState target) {
        system.sleep(target);
    }

    @Override
    public void resume() {
        system.resume();
    }

    @Override
    public void shutDown() {
        system.shutDown();
    }

    @Override
    public List<PowerNode> tree() {
        return survey.tree();
    }

    @Override
    public List<OutstandingPowerIrp> outstanding() {
        return survey.outstanding();
    }

    @Override
    public List<PowerHang> hangs() {
        return power.hangs().all();
    }

    @Override
    public void directedPower(String instanceId, boolean down) {
        directed.move(instanceId, down);
    }

    @Override
    public void hibernationPath(String instanceId, boolean inPath) {
        hibernation.set(instanceId, inPath);
    }

    @Override
    public void addListener(PowerListener listener) {
        system.add(listener);
    }

    @Override
    public void removeListener(PowerListener listener) {
        system.remove(listener);
    }

    @Override
    public PowerRequest request(
            DeviceObject pdo, int minor, PowerChange change, PowerCompletion completion) {
        return requests.request(pdo, minor, change, completion);
    }

    @Override
    public void deviceStateChanged(DeviceObject pdo, DevicePowerState state) {
        power.device(pdo).state(state);
    }

    @Override
    public void deviceRemoved(DeviceObject pdo) {
        requests.deviceRemoved(pdo);
    }

    @Override
    public void wakeForRemoval() {
        system.wake();
    }

    @Override
    public PoFx poFx() {
        return framework;
    }

    @Override
    @Deactivate
    public void close() {
        if (power.kernel().powerRequests() == this) {
            power.kernel().powerRequests(null);
        }
        power.queue().close();
    }
}
