package org.backplane.verifier;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.DriverMonitor;
import org.backplane.kmdf.MonitoredDevice;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.verifier.internal.RecordingFile;
import org.backplane.verifier.internal.Wall;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records the crossings of live devices into files, each from the device's next arrival on.
 *
 * <p>A device that is not recorded is not touched.
 *
 * <p><b>Level:</b> PASSIVE, except what a device under recording tells, which comes at any level.
 * <b>Serialised by:</b> a concurrent map; each file by its task.
 */
@Component(service = {Recorder.class, DriverMonitor.class})
public final class Recorder implements DriverMonitor {

    /** By device instance path. */
    private final Map<String, RecordingFile> files = new ConcurrentHashMap<>();

    /** Makes a recorder that records nothing yet. */
    @Activate
    public Recorder() {}

    /**
     * Records a device from its next device-add on; restart it to have that now.
     *
     * @param driver the driver of its stack that is recorded
     * @param file is made then
     * @throws StatusException OBJECT_NAME_COLLISION if the file exists or the device is recorded
     *     already
     */
    public void record(String device, String driver, Path file) {
        if (Files.exists(file)) {
            throw new StatusException(
                    Status.OBJECT_NAME_COLLISION,
                    file + " exists already; give the name of a new file");
        }
        RecordingFile known = files.putIfAbsent(device, new RecordingFile(device, driver, file));
        if (known != null) {
            throw new StatusException(
                    Status.OBJECT_NAME_COLLISION,
                    device
                            + " is being recorded into "
                            + known.file()
                            + " already; stop that with verifier:stop");
        }
    }

    /**
     * Ends the recording of a device, with all that crossed up to now in the file.
     *
     * @return what was recorded
     * @throws StatusException NOT_FOUND if the device is not recorded
     */
    public RecordingStatus stop(String device) {
        RecordingFile file = files.remove(device);
        if (file == null) {
            throw new StatusException(
                    Status.NOT_FOUND,
                    device + " is not being recorded; verifier:status says what is");
        }
        file.close();
        return file.status();
    }

    /** What is being recorded. */
    public List<RecordingStatus> status() {
        return files.values().stream().map(RecordingFile::status).toList();
    }

    /** Ends all recordings. */
    @Deactivate
    public void close() {
        files.keySet().forEach(this::stop);
    }

    @Override
    public Driver interpose(Driver driver, MonitoredDevice device) {
        RecordingFile file = files.get(device.instanceId());
        return file != null && file.begin(device)
                ? new Wall(device, file, null, null).before(driver)
                : driver;
    }

    @Override
    public void stateEntered(MonitoredDevice device, String machine, String state) {
        RecordingFile file = files.get(device.instanceId());
        if (file != null) {
            file.stateEntered(device, machine, state);
        }
    }
}
