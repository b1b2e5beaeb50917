package org.backplane.tools.realm;

import org.backplane.ddi.Driver;
import org.backplane.verifier.FaultPlan;
import org.backplane.wdm.DriverEntry;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a {@link RealmTest}: JUnit's one call of the method becomes a call for each schedule.
 *
 * <p><b>Serialised by:</b> JUnit, and the schedules run one after the other.
 */
final class RealmExtension implements InvocationInterceptor, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RealmExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DriverRealm.class
                && parameter.getDeclaringExecutable().isAnnotationPresent(RealmTest.class);
    }

    /**
     * The realm of the run under way; none yet when JUnit asks for its own call, which is not made.
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(DriverRealm.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> call,
            ExtensionContext context) {
        invocation.skip();
        Method method = call.getExecutable();
        requireRealm(method);
        RealmTest how = method.getAnnotation(RealmTest.class);
        if (how.replay().isEmpty()) {
            explore(how, seeds(how, context), context);
        } else if (how.failing() == 0) {
            DriverRealm.replay(how.replay(), realm -> run(realm, context));
        } else {
            FaultPlan faults = FaultPlan.failing(how.failing());
            DriverRealm.replay(how.replay(), faults, realm -> run(realm, context));
        }
    }

    private static void requireRealm(Method method) {
        if (!List.of(method.getParameterTypes()).contains(DriverRealm.class)) {
            throw new ExtensionConfigurationException(
                    "@RealmTest method %s takes no DriverRealm; give it a parameter of that type"
                            .formatted(method.getName()));
        }
    }

    private static int seeds(RealmTest how, ExtensionContext context) {
        return how.seeds() == 1 || how.failingEachDdi()
                ? how.seeds()
                : context.getConfigurationParameter(
                                RealmTest.SEEDS_PARAMETER, RealmExtension::seeds)
                        .orElse(how.seeds());
    }

    private static int seeds(String parameter) {
        try {
            return Integer.parseInt(parameter);
        } catch (NumberFormatException e) {
            throw new ExtensionConfigurationException(
                    "%s is \"%s\", which is not a number of seeds"
                            .formatted(RealmTest.SEEDS_PARAMETER, parameter),
                    e);
        }
    }

    private static void explore(RealmTest how, int seeds, ExtensionContext context) {
        RealmExploration exploration =
                DriverRealm.explore(realm -> run(realm, context))
                        .seed(how.firstSeed())
                        .replayedBy(
                                "@RealmTest(replay = \"%s\")",
                                "@RealmTest(replay = \"%s\", failing = %d)");
        if (how.preemptive()) {
            exploration.preemptive();
        }
        if (how.interleaved()) {
            exploration.interleaved();
        }
        if (how.failingEachDdi()) {
            exploration.failingEachDdi(seeds);
            return;
        }
        switch (how.schedules()) {
            case RANDOM -> exploration.randomly(seeds);
            case PRIORITIES -> exploration.byPriorities(seeds, how.changes());
            case ALL -> exploration.exhaustively();
        }
    }

    private static void run(DriverRealm realm, ExtensionContext context) {
        install(realm, context);
        Object instance = newInstance(context);
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        store.put(DriverRealm.class, realm);
        try {
            context.getExecutableInvoker().invoke(context.getRequiredTestMethod(), instance);
        } catch (TestAbortedException _) {
            return;
        } finally {
            store.remove(DriverRealm.class);
        }
        realm.assertQuiescent();
    }

    /** Another one each time, so that no run sees what an earlier one left in a field. */
    private static Object newInstance(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        List<Object> enclosing = context.getRequiredTestInstances().getEnclosingInstances();
        return enclosing.isEmpty()
                ? context.getExecutableInvoker().invoke(constructor)
                : context.getExecutableInvoker().invoke(constructor, enclosing.getLast());
    }

    private static void install(DriverRealm realm, ExtensionContext context) {
        Stream.of(context.getRequiredTestClass(), context.getRequiredTestMethod())
                .flatMap(element ->
                        AnnotationSupport.findAnnotation(element, InstallDrivers.class).stream())
                .flatMap(drivers -> Arrays.stream(drivers.value()))
                .forEach(type -> install(realm, ReflectionSupport.newInstance(type)));
    }

    private static void install(DriverRealm realm, Object driver) {
        switch (driver) {
            case Driver framework -> realm.install(framework);
            case DriverEntry wdm -> realm.installWdm(wdm);
            default ->
                    throw new ExtensionConfigurationException(
                            "@InstallDrivers names %s, which is neither a Driver nor a DriverEntry"
                                    .formatted(driver.getClass().getName()));
        }
    }
}
