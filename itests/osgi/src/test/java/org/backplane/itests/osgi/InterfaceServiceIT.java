package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.io.DeviceHandle;
import org.backplane.io.OpenableInterface;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Enabled device interfaces are services, for those who listen for them. */
public final class InterfaceServiceIT extends PlatformFixture {

    private static final String ECHO = "ROOT\\ECHO\\0000";
    private static final String ECHO_CLASS = "5a064c7c-1eac-4777-b459-d853822670f8";

    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();

    /** Leaves nobody listening for the next test. */
    @After
    public void stopListening() {
        trackers.forEach(ServiceTracker::close);
    }

    @Test
    public void nobodyListensAndNothingIsPublished() {
        plug("echo");
        eventually(
                "nothing is left of what another test listened for",
                () -> context.getServiceReference(OpenableInterface.class) == null);
        unplug("echo");
        plug("echo");
        assertThat(context.getServiceReference(OpenableInterface.class)).isNull();
    }

    @Test
    public void anInterfaceIsAServiceAsLongAsItIsEnabled() throws InvalidSyntaxException {
        var tracker = track(ECHO_CLASS);
        plug("echo");
        eventually("the service of echo comes", () -> tracker.size() == 1);
        ServiceReference<OpenableInterface> reference = tracker.getServiceReference();
        assertThat(reference.getProperty(OpenableInterface.INTERFACE_CLASS)).isEqualTo(ECHO_CLASS);
        assertThat(reference.getProperty(OpenableInterface.INSTANCE_ID)).isEqualTo(ECHO);
        assertThat(reference.getProperty(OpenableInterface.SYMBOLIC_LINK))
                .isEqualTo("\\\\?\\ROOT#ECHO#0000#{" + ECHO_CLASS + "}");
        OpenableInterface echo = tracker.getService();
        assertThat(echo.symbolicLink())
                .isEqualTo(reference.getProperty(OpenableInterface.SYMBOLIC_LINK));
        assertThat(echo.interfaceClass()).hasToString(ECHO_CLASS);

        shell("devcon:disable ROOT/ECHO/0000");
        eventually("the service of echo goes", () -> tracker.size() == 0);

        shell("devcon:enable ROOT/ECHO/0000");
        eventually("the service of echo comes back", () -> tracker.size() == 1);
        unplug("echo");
        eventually("the service of echo goes with its device", () -> tracker.size() == 0);
    }

    @Test
    public void whoListensForAnotherClassIsServedNothing() throws InvalidSyntaxException {
        plug("echo");
        var other = track("00000000-1eac-4777-b459-d853822670f8");
        var echo = track(ECHO_CLASS);
        eventually("the service of a device that is there comes", () -> echo.size() == 1);
        assertThat(other.size()).isZero();

        echo.close();
        eventually(
                "the service goes with the last who listens for it",
                () -> context.getServiceReference(OpenableInterface.class) == null);
    }

    @Test
    public void theServiceOpensTheDevice()
            throws InvalidSyntaxException, IOException, InterruptedException, ExecutionException {
        var tracker = track(ECHO_CLASS);
        plug("echo");
        eventually("the service of echo comes", () -> tracker.size() == 1);
        try (DeviceHandle handle = tracker.getService().open()) {
            OutputStream out = handle.outputStream();
            InputStream in = handle.inputStream();
            out.write("HELLO".getBytes(US_ASCII));
            assertThat(new String(in.readNBytes(5), US_ASCII)).isEqualTo("HELLO");

            AsynchronousByteChannel channel = handle.channel();
            ByteBuffer answer = ByteBuffer.allocateDirect(8);
            assertThat(channel.write(ByteBuffer.wrap("AGAIN".getBytes(US_ASCII))).get())
                    .isEqualTo(5);
            assertThat(channel.read(answer).get()).isEqualTo(5);
            assertThat(US_ASCII.decode(answer.flip()).toString()).isEqualTo("AGAIN");
        }
    }

    private ServiceTracker<OpenableInterface, OpenableInterface> track(String interfaceClass)
            throws InvalidSyntaxException {
        Filter filter =
                context.createFilter(
                        "(&(objectClass=%s)(%s=%s))"
                                .formatted(
                                        OpenableInterface.class.getName(),
                                        OpenableInterface.INTERFACE_CLASS,
                                        interfaceClass));
        var tracker =
                new ServiceTracker<OpenableInterface, OpenableInterface>(context, filter, null);
        trackers.add(tracker);
        tracker.open();
        return tracker;
    }
}
