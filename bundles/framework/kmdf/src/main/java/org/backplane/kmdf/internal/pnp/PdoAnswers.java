package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxIoRequirements;
import org.backplane.kmdf.internal.hardware.FxResourceListBuilder;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.DeviceTextQuery;
import org.backplane.wdm.IdType;
import org.backplane.wdm.InterfaceQuery;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ReenumerateSelf;

import java.util.Locale;

/**
 * What a bus driver's child answers when it is asked who it is, what it can do and what it needs. A
 * question that it has no answer to leaves the IRP as it is, which says so.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; it changes nothing.
 */
final class PdoAnswers {

    private PdoAnswers() {}

    /** Answers; null if the IRP has gone to the stack of the bus, which will complete it. */
    static Outcome answer(FxPkgPdo pdo, Irp irp) {
        Object argument = irp.current().argument();
        return switch (irp.current().minor()) {
            case PnpMinor.QUERY_ID -> answer(irp, id(pdo.identity(), (IdType) argument));
            case PnpMinor.QUERY_DEVICE_TEXT -> answer(irp, text(pdo.identity(), argument));
            case PnpMinor.QUERY_CAPABILITIES -> answer(irp, capabilities(pdo, irp));
            case PnpMinor.QUERY_RESOURCES -> resources(pdo, irp);
            case PnpMinor.QUERY_RESOURCE_REQUIREMENTS -> requirements(pdo, irp);
            case PnpMinor.QUERY_BUS_INFORMATION -> answer(irp, pdo.busType());
            case PnpMinor.QUERY_INTERFACE -> queryInterface(pdo, irp);
            case PnpMinor.SET_LOCK -> setLock(pdo, irp, (Boolean) argument);
            default -> Outcome.OK;
        };
    }

    private static Outcome answer(Irp irp, Object answer) {
        if (answer != null) {
            irp.result(answer);
            irp.status(Status.SUCCESS);
        }
        return Outcome.OK;
    }

    private static Object id(PdoIdentity identity, IdType type) {
        return switch (type) {
            case DEVICE_ID -> identity.deviceId();
            case INSTANCE_ID -> identity.instanceId();
            case HARDWARE_IDS -> identity.hardwareIds();
            case COMPATIBLE_IDS -> identity.compatibleIds();
            case CONTAINER_ID ->
                    identity.options() == null ? null : identity.options().containerId();
        };
    }

    private static String text(PdoIdentity identity, Object argument) {
        return argument instanceof DeviceTextQuery query
                ? text(identity, query.type(), query.language())
                : text(identity, (DeviceText) argument, null);
    }

    /** What was said in no language stands for the default language. */
    private static String text(PdoIdentity identity, DeviceText type, Locale language) {
        PdoOptions.Texts texts =
                identity.options() == null ? null : identity.options().texts(language);
        String text =
                texts == null
                        ? null
                        : switch (type) {
                            case DESCRIPTION -> texts.description();
                            case LOCATION -> texts.location();
                        };
        if (text != null) {
            return text;
        }
        return switch (type) {
            case DESCRIPTION -> identity.description();
            case LOCATION -> identity.location();
        };
    }

    /** A bus whose driver says nothing leaves the question to those above. */
    private static DeviceCapabilities capabilities(FxPkgPdo pdo, Irp irp) {
        DeviceCapabilities given = irp.result() instanceof DeviceCapabilities known ? known : null;
        PdoCallbacks callbacks = pdo.registered();
        boolean ejects = callbacks != null && callbacks.ejects();
        boolean locks = callbacks != null && callbacks.locks();
        PnpReports reports = pdo.reportsIfAny();
        if (given == null && !ejects && !locks && !pdo.isRaw() && reports == null) {
            return null;
        }
        DeviceCapabilities own =
                PdoCapabilities.of(
                        given != null ? given : DeviceCapabilities.DEFAULT,
                        ejects,
                        locks,
                        pdo.isRaw());
        return reports == null ? own : reports.applyTo(own);
    }

    private static Outcome resources(FxPkgPdo pdo, Irp irp) {
        PdoCallbacks callbacks = pdo.registered();
        if (callbacks == null || !callbacks.asksForResources()) {
            return Outcome.OK;
        }
        FxResourceListBuilder builder = new FxResourceListBuilder();
        Outcome outcome = callbacks.resourcesQuery(builder);
        return outcome.isOk() ? answer(irp, builder.build()) : outcome;
    }

    private static Outcome requirements(FxPkgPdo pdo, Irp irp) {
        PdoCallbacks callbacks = pdo.registered();
        if (callbacks == null || !callbacks.asksForRequirements()) {
            return Outcome.OK;
        }
        FxIoRequirements list = new FxIoRequirements();
        Outcome outcome = callbacks.requirementsQuery(list);
        return outcome.isOk() ? answer(irp, list.build()) : outcome;
    }

    private static Outcome setLock(FxPkgPdo pdo, Irp irp, boolean locked) {
        PdoCallbacks callbacks = pdo.registered();
        if (callbacks == null || !callbacks.locks()) {
            return Outcome.OK;
        }
        Outcome outcome = callbacks.setLock(locked);
        irp.status(outcome.status());
        return outcome;
    }

    private static Outcome queryInterface(FxPkgPdo pdo, Irp irp) {
        InterfaceQuery query = (InterfaceQuery) irp.current().argument();
        PdoLink link = pdo.link();
        if (query.type().equals(ReenumerateSelf.TYPE) && link != null) {
            ReenumerateSelf self = link::reenumerate;
            return answer(irp, self);
        }
        PnpReports reports = pdo.reportsIfAny();
        OfferedInterface offered = reports == null ? null : reports.offered(query.type());
        if (offered == null) {
            return Outcome.OK;
        }
        if (offered.isForParentStack()) {
            askParentStack(pdo, irp, query);
            return null;
        }
        return offered.answer(pdo.device(), irp);
    }

    /** The stack of the bus gets a question of its own, whose answer is this one's. */
    private static void askParentStack(FxPkgPdo pdo, Irp irp, InterfaceQuery query) {
        DeviceObject top = pdo.bus().deviceObject().top();
        Irp question = new Irp(top.stackSize());
        question.status(Status.NOT_SUPPORTED);
        question.next().setPnp(PnpMinor.QUERY_INTERFACE, query);
        irp.markPending();
        question.setCompletionRoutine(
                (_, answered, _) -> {
                    irp.result(answered.result());
                    irp.complete(answered.status());
                    return false;
                },
                null);
        question.call(top);
    }
}
