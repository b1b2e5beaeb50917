package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.loader.DriverStore;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.PnpManager;
import org.backplane.pnp.Problem;
import org.junit.After;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import javax.inject.Inject;

/**
 * A test on a running Backplane: one for each class, with its own data folder, and what every test
 * does with it.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class PlatformFixture {

    /** Long enough for a busy machine; no test that passes waits for it. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PACKAGES = "packages";
    private static final Duration GLANCE = Duration.ofMillis(20);

    @Inject protected BundleContext context;
    @Inject protected PnpManager pnp;
    @Inject protected IoManager io;
    @Inject protected DriverStore store;
    @Inject protected CommandProcessor processor;

    private final List<String> plugged = new ArrayList<>();

    /** What the container is started with. Runs outside of it. */
    @Configuration
    public Option[] configuration() {
        Distribution distribution = new Distribution(getClass().getSimpleName());
        List<Option> options = distribution.options();
        options.add(
                systemProperty("backplane.callback.timeout")
                        .value(String.valueOf(driverTimeout().toMillis())));
        makePackages(distribution.data().resolve(PACKAGES));
        return options.toArray(Option[]::new);
    }

    /** Makes the driver packages that a class needs. Runs outside of the container. */
    void makePackages(Path folder) {}

    /** How long a driver may take for a call. */
    Duration driverTimeout() {
        return Duration.ofSeconds(30);
    }

    /** Leaves nothing plugged in for the next test. */
    @After
    public void unplugAll() {
        List.copyOf(plugged).forEach(this::unplug);
    }

    Path data() {
        return Path.of(context.getProperty("backplane.data"));
    }

    /** A driver package that {@link #makePackages} has made. */
    Path driverPackage(String nameAndVersion) {
        return data().resolve(PACKAGES).resolve(nameAndVersion + ".jar");
    }

    /** Adds a driver package to the store. */
    void stage(String nameAndVersion) {
        store.stage(driverPackage(nameAndVersion));
    }

    /** Plugs a model in, and waits until its device has come to rest. */
    void plug(String model) {
        shell("hw:plug " + model);
        plugged.add(model);
    }

    /** Pulls a model out, and waits until its device is gone. */
    void unplug(String model) {
        plugged.remove(model);
        shell("hw:unplug " + model);
    }

    /** What the shell prints for a command that succeeds. */
    String shell(String command) {
        try {
            return execute(command);
        } catch (Exception e) {
            throw new AssertionError(command + ": " + e.getMessage(), e);
        }
    }

    /** What the shell prints for a command; it throws what the command throws. */
    String execute(String command) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, UTF_8);
        try (CommandSession session =
                processor.createSession(InputStream.nullInputStream(), stream, stream)) {
            session.execute(command);
        }
        return out.toString(UTF_8);
    }

    DeviceNode device(String instanceId) {
        return pnp.device(instanceId)
                .orElseThrow(() -> new AssertionError("no device " + instanceId));
    }

    /** The device, once it runs. */
    DeviceNode started(String instanceId) {
        eventually(
                instanceId + " starts",
                () ->
                        pnp.device(instanceId)
                                .filter(node -> node.status() == DeviceStatus.STARTED)
                                .isPresent());
        return device(instanceId);
    }

    /** What a read of the device answers. */
    String read(String instanceId) {
        byte[] buffer = new byte[256];
        try (DeviceHandle handle = io.open(instanceId)) {
            return new String(buffer, 0, handle.read(buffer), US_ASCII);
        }
    }

    /** The device's problem, when nothing is under way any more. */
    Problem problem(String instanceId) {
        settle();
        Problem problem = device(instanceId).problem();
        assertThat(problem).as("problem of %s", instanceId).isNotNull();
        return problem;
    }

    void settle() {
        assertThat(pnp.awaitSettled(PATIENCE.toNanos())).as("the device tree is at rest").isTrue();
    }

    /** The drivers of a device, top to bottom. */
    List<String> stack(String instanceId) {
        return device(instanceId).stack().stream().map(entry -> entry.driver()).toList();
    }

    /** The bundles that are there, by symbolic name. */
    List<String> bundles() {
        return Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).toList();
    }

    /** Waits until something holds. */
    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
