package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.power.OutstandingPowerIrp;
import org.backplane.power.PowerHang;
import org.backplane.power.PowerManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Lists the power IRPs that are not completed, and the drivers that kept one for too long. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "requests")
public final class PowerRequests extends ShellCommand {

    private final PowerManager power;

    /** Takes the power manager. */
    @Activate
    public PowerRequests(@Reference PowerManager power) {
        super(
                "power:requests",
                """
                Lists the power IRPs that are not completed: device, driver, callback, since when.
                Below stand the drivers that have kept one for too long.\
                """);
        this.power = power;
    }

    @Override
    Report run(Arguments arguments) {
        List<OutstandingPowerIrp> irps = power.outstanding();
        List<PowerHang> hangs = power.hangs();
        StringBuilder text = new StringBuilder();
        irps.forEach(irp -> text.append(line(irp)));
        if (irps.isEmpty()) {
            text.append("No power IRP is outstanding.\n");
        }
        hangs.forEach(hang -> text.append("! ").append(hang.sentence()).append('\n'));
        return new Report(
                text.toString(),
                Json.object(
                        "requests", irps.stream().map(PowerRequests::json).toList(),
                        "hangs", hangs.stream().map(PowerRequests::json).toList()));
    }

    private static String line(OutstandingPowerIrp irp) {
        String where =
                irp.holder() == null
                        ? "waits for its turn"
                        : "with "
                                + irp.holder()
                                + (irp.callback() == null ? "" : " in " + irp.callback());
        return "%s  %s  %s, since %s\n"
                .formatted(irp.instanceId(), irp.irp(), where, seconds(irp.since()));
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Map<String, Object> json(OutstandingPowerIrp irp) {
        return Json.object(
                "instanceId", irp.instanceId(),
                "irp", irp.irp(),
                "driver", irp.holder(),
                "callback", irp.callback(),
                "since", irp.since().toString());
    }

    private static Map<String, Object> json(PowerHang hang) {
        return Json.object(
                "instanceId", hang.instanceId(),
                "irp", hang.irp(),
                "driver", hang.driver(),
                "callback", hang.callback(),
                "since", hang.since().toString(),
                "sentence", hang.sentence());
    }
}
