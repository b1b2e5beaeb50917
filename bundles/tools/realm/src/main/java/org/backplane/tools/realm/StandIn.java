package org.backplane.tools.realm;

import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.verifier.CrossingKind;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stands in for an object of the framework in a replay: answers each call as the recording says.
 *
 * <p><b>Serialised by:</b> the simulation.
 */
final class StandIn implements InvocationHandler {

    private static final HexFormat HEX = HexFormat.of();

    private final ReplayCast cast;
    private final String name;
    private final Object proxy;
    private HeapMemory input = new HeapMemory(0);
    private HeapMemory output = new HeapMemory(0);

    StandIn(ReplayCast cast, String name, Class<?>[] types) {
        this.cast = cast;
        this.name = name;
        this.proxy = Proxy.newProxyInstance(types[0].getClassLoader(), types, this);
    }

    Object proxy() {
        return proxy;
    }

    /** Fills a request's buffers with what came along. */
    void bring(String data) {
        for (String part : data.isEmpty() ? new String[0] : data.split(", ", -1)) {
            String bytes = part.substring(part.indexOf(' ') + 1);
            switch (part.substring(0, part.indexOf(' '))) {
                case "input" -> input = new HeapMemory(HEX.parseHex(bytes));
                case "room" -> output = new HeapMemory(Integer.parseInt(bytes));
                case "output" -> output.fill(HEX.parseHex(bytes));
                default -> throw new IllegalStateException("data of another kind: " + part);
            }
        }
    }

    @Override
    public Object invoke(Object self, Method method, Object[] given) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" ->
                        given[0] != null
                                && Proxy.isProxyClass(given[0].getClass())
                                && Proxy.getInvocationHandler(given[0]) == this;
                case "hashCode" -> name.hashCode();
                default -> name;
            };
        }
        Object[] arguments = given == null ? new Object[0] : given;
        register(arguments);
        ReplayAnswer answer = cast.takeAnswer();
        return answer == null ? unrecorded(method) : recorded(answer, method, arguments);
    }

    /** What the driver hands over to be called back are the only proxies that are no stand-ins. */
    private void register(Object[] arguments) {
        for (Object argument : arguments) {
            if (isCallback(argument)) {
                cast.register(argument);
            }
        }
    }

    private static boolean isCallback(Object argument) {
        return argument != null
                && Proxy.isProxyClass(argument.getClass())
                && !(Proxy.getInvocationHandler(argument) instanceof StandIn);
    }

    /** A call that does not cross, or one of the verifier itself. */
    private Object unrecorded(Method method) {
        if (method.getReturnType().isInstance(proxy)) {
            return proxy;
        }
        return switch (method.getName()) {
            case "input" -> input;
            case "output" -> output;
            case "inputLength" -> input.length();
            case "outputLength" -> output.length();
            default -> null;
        };
    }

    private Object recorded(ReplayAnswer answer, Method method, Object[] arguments) {
        configure(method, arguments);
        keep(answer.begin().arguments(), arguments);
        if (answer.end().kind() == CrossingKind.CALL_THROW) {
            throw ReplayWords.thrown(answer.end().result());
        }
        String result = answer.end().result();
        Class<?> type = method.getReturnType();
        if (type == Memory.class && proxy instanceof Request) {
            return method.getName().equals("input") ? input : output;
        }
        if (result.isEmpty()) {
            return type == void.class ? null : proxy;
        }
        Object value = ReplayWords.value(result, type, cast);
        if (!answer.end().data().isEmpty()) {
            ((StandIn) Proxy.getInvocationHandler(value)).bring(answer.end().data());
        }
        return value;
    }

    /** Keeps what the call hands over; the recording leaves callbacks out. */
    private void keep(List<String> words, Object[] arguments) {
        List<Object> told =
                Arrays.stream(arguments).filter(argument -> !isCallback(argument)).toList();
        if (told.size() == words.size()) {
            for (int i = 0; i < words.size(); i++) {
                keep(words.get(i), told.get(i));
            }
        }
    }

    /** Keeps the driver's own values, which it may be handed again, by their recorded words. */
    private void keep(String words, Object value) {
        if (!(value instanceof Collection<?> all)) {
            cast.keep(words, value);
            return;
        }
        Iterator<String> each =
                List.of(words.substring(1, words.length() - 1).split(", ", -1)).iterator();
        all.forEach(element -> cast.keep(each.next(), element));
    }

    /** Lets the driver fill in the structure that describes what it makes. */
    @SuppressWarnings("unchecked")
    private void configure(Method method, Object[] arguments) {
        Type[] types = method.getGenericParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Consumer<?> consumer
                    && types[i] instanceof ParameterizedType type) {
                Class<?> config = (Class<?>) type.getActualTypeArguments()[0];
                StandIn filledIn =
                        new StandIn(cast, config.getSimpleName(), new Class<?>[] {config});
                ((Consumer<Object>) consumer).accept(filledIn.proxy());
            }
        }
    }
}
