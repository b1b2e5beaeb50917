package org.backplane.verifier.internal;

import org.backplane.ddi.Ddi;
import org.backplane.ddi.Memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the verifier knows of one method of the interfaces: its name, whether it crosses the line,
 * whether it can fail.
 *
 * <p>A method without a {@link Ddi} name that returns its own object fills in a structure, and one
 * of {@link Memory} is what a C driver does through a pointer: neither is a crossing.
 */
final class DdiMethod {

    /**
     * Functions that answer a status in KMDF and can report a failure here: by an exception, by
     * completing the request, or through the completion routine.
     */
    static final Set<String> FAILABLE =
            Set.of(
                    "WdfDeviceCreate",
                    "WdfDeviceCreateDeviceInterface",
                    "WdfDeviceConfigureRequestDispatching",
                    "WdfIoQueueCreate",
                    "WdfTimerCreate",
                    "WdfInterruptCreate",
                    "WdfWorkItemCreate",
                    "WdfSpinLockCreate",
                    "WdfWaitLockCreate",
                    "WdfChildListCreate",
                    "WdfPdoInitAssignDeviceID",
                    "WdfPdoInitAssignInstanceID",
                    "WdfPdoInitAddHardwareID",
                    "WdfPdoInitAddCompatibleID",
                    "WdfPdoInitAddDeviceText",
                    "WdfCmResourceListAppendDescriptor",
                    "WdfCmResourceListInsertDescriptor",
                    "WdfIoResourceListCreate",
                    "WdfIoResourceListAppendDescriptor",
                    "WdfIoResourceListInsertDescriptor",
                    "WdfIoResourceRequirementsListAppendIoResList",
                    "WdfIoResourceRequirementsListInsertIoResList",
                    "WdfFdoAddStaticChild",
                    "WdfFdoQueryForInterface",
                    "WdfPdoMarkMissing",
                    "WdfPdoRetrieveIdentificationDescription",
                    "WdfPdoRetrieveAddressDescription",
                    "WdfPdoUpdateAddressDescription",
                    "WdfPdoInitAssignContainerID",
                    "WdfPdoInitAssignRawDevice",
                    "WdfDeviceAddQueryInterface",
                    "MmMapIoSpace",
                    "WdfRequestRetrieveInputMemory",
                    "WdfRequestRetrieveInputBuffer",
                    "WdfRequestRetrieveOutputMemory",
                    "WdfRequestRetrieveOutputBuffer",
                    "WdfObjectCreate",
                    "WdfDpcCreate",
                    "WdfMemoryCreate",
                    "WdfMemoryCreatePreallocated",
                    "WdfMemoryCreateFromLookaside",
                    "WdfLookasideListCreate",
                    "WdfRequestRetrieveUnsafeUserInputBuffer",
                    "WdfRequestRetrieveUnsafeUserOutputBuffer",
                    "WdfRequestProbeAndLockUserBufferForRead",
                    "WdfRequestProbeAndLockUserBufferForWrite",
                    "WdfIoQueueReadyNotify",
                    "WdfIoQueueFindRequest",
                    "WdfIoQueueRetrieveFoundRequest",
                    "WdfRequestRequeue",
                    "WdfRequestForwardToIoQueue",
                    "WdfRequestForwardToParentDeviceIoQueue",
                    "WdfRequestSend",
                    "WdfRequestCreate",
                    "WdfRequestCreateFromIrp",
                    "WdfRequestChangeTarget",
                    "WdfIoTargetCreate",
                    "WdfIoTargetOpen",
                    "WdfIoTargetStart",
                    "WdfIoTargetFormatRequestForRead",
                    "WdfIoTargetFormatRequestForWrite",
                    "WdfIoTargetFormatRequestForIoctl",
                    "WdfIoTargetFormatRequestForInternalIoctl",
                    "WdfIoTargetSendReadSynchronously",
                    "WdfIoTargetSendWriteSynchronously",
                    "WdfIoTargetSendIoctlSynchronously",
                    "WdfIoTargetSendInternalIoctlSynchronously");

    private static final Map<Method, DdiMethod> KNOWN = new ConcurrentHashMap<>();
    private static final MethodType GENERAL =
            MethodType.methodType(Object.class, Object.class, Object[].class);
    private static final Object[] NONE = {};

    private final MethodHandle handle;
    private final String function;
    private final boolean failable;
    private final Class<?>[] parameters;
    private final boolean answersVoid;
    private final boolean[] callbacks;
    private final String[] callbackNames;

    private DdiMethod(Method method) {
        parameters = method.getParameterTypes();
        handle = handleOf(method, parameters.length);
        function = functionOf(method);
        failable = FAILABLE.contains(function == null ? "" : function);
        answersVoid = method.getReturnType() == void.class;
        callbacks = new boolean[parameters.length];
        callbackNames = new String[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            callbacks[i] = DdiTypes.isCallback(parameters[i]);
            callbackNames[i] = callbacks[i] ? callbackName(method, parameters[i]) : null;
        }
    }

    static DdiMethod of(Method method) {
        DdiMethod known = KNOWN.get(method);
        return known != null ? known : KNOWN.computeIfAbsent(method, DdiMethod::new);
    }

    /** Not by reflection, whose frames may not be waited in. */
    private static MethodHandle handleOf(Method method, int parameters) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(method)
                    .asFixedArity()
                    .asSpreader(Object[].class, parameters)
                    .asType(GENERAL);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    private static String functionOf(Method method) {
        Ddi ddi = method.getAnnotation(Ddi.class);
        if (ddi != null) {
            return ddi.value()[0];
        }
        Class<?> type = method.getDeclaringClass();
        // Interfaces that a Device is made of answer with the Device.
        boolean fluent = type.isAssignableFrom(method.getReturnType());
        return fluent || type == Memory.class
                ? null
                : type.getSimpleName() + "." + method.getName();
    }

    /** Null if the callback only fills in a structure. */
    private static String callbackName(Method registration, Class<?> type) {
        if (isEvt(registration.getName())) {
            String name = capital(registration.getName());
            return name.equals("EvtCleanup") || name.equals("EvtDestroy")
                    ? name + "Callback"
                    : name;
        }
        for (Method method : type.getMethods()) {
            if (isEvt(method.getName()) && !method.isDefault()) {
                return capital(method.getName());
            }
        }
        Ddi ddi = registration.getAnnotation(Ddi.class);
        if (ddi != null && type == Consumer.class) {
            return null;
        }
        if (ddi == null || type != Runnable.class) {
            return type.getSimpleName();
        }
        String created = ddi.value()[0];
        return created.equals("WdfTimerCreate")
                ? "EvtTimerFunc"
                : created.replaceFirst("^Wdf(.*)Create$", "Evt$1");
    }

    private static boolean isEvt(String name) {
        return name.startsWith("evt");
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The crossing's name; null if it is none. */
    String function() {
        return function;
    }

    boolean isFailable() {
        return failable;
    }

    Class<?> parameter(int index) {
        return parameters[index];
    }

    boolean answersVoid() {
        return answersVoid;
    }

    boolean isCallback(int parameter) {
        return callbacks[parameter];
    }

    String callbackName(int parameter) {
        return callbackNames[parameter];
    }

    Object invoke(Object target, Object[] arguments) throws Throwable {
        Object[] spread = arguments == null ? NONE : arguments;
        return handle.invokeExact(target, spread);
    }
}
