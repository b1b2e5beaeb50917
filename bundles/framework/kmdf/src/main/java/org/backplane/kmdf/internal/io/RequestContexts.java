package org.backplane.kmdf.internal.io;

import org.backplane.ddi.ContextFactory;
import org.backplane.ddi.EvtObjectContext;
import org.backplane.ddi.RequestAttributes;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.List;

/**
 * Which contexts the request objects of a device have.
 *
 * <p><b>Serialised by:</b> device-add; constant once the device exists.
 */
public final class RequestContexts implements RequestAttributes {

    /** Requests have no contexts. */
    static final RequestContexts NONE = new RequestContexts();

    private List<Kind<?>> kinds = List.of();

    /** Contexts of one type. */
    private record Kind<T>(Class<T> type, ContextFactory<T> make, EvtObjectContext<T> reset) {

        Object next(Object old) {
            if (old == null) {
                return make.makeContext();
            }
            reset.evtObjectContext(type.cast(old));
            return old;
        }
    }

    @Override
    public <T> RequestAttributes context(
            Class<T> type, ContextFactory<T> make, EvtObjectContext<T> reset) {
        if (kinds.stream().anyMatch(kind -> kind.type == type)) {
            throw new StatusException(
                    Status.OBJECT_NAME_COLLISION,
                    "requests have a context of type " + type.getName() + " already");
        }
        List<Kind<?>> more = new ArrayList<>(kinds);
        more.add(new Kind<>(type, make, reset));
        kinds = more;
        return this;
    }

    /** These, or the one that all devices share whose requests have none. */
    public RequestContexts orNone() {
        return kinds.isEmpty() ? NONE : this;
    }

    /** Room for the contexts of one request object; null if it has none. */
    OfRequest make() {
        return kinds.isEmpty() ? null : new OfRequest(kinds);
    }

    /**
     * The contexts of one request object: made, and made as new, when they are asked for, so that
     * no lock is held while the driver is called.
     *
     * <p><b>Serialised by:</b> ownership of the request.
     */
    static final class OfRequest {

        private final List<Kind<?>> kinds;
        private final Object[] values;

        /** Which request each was last asked for in. */
        private final int[] generations;

        private OfRequest(List<Kind<?>> kinds) {
            this.kinds = kinds;
            this.values = new Object[kinds.size()];
            this.generations = new int[kinds.size()];
        }

        /** The context of this type, as it is in this request; null if there is none. */
        <T> T get(Class<T> type, int generation) {
            for (int i = 0; i < values.length; i++) {
                Kind<?> kind = kinds.get(i);
                if (kind.type == type) {
                    if (values[i] == null || generations[i] != generation) {
                        values[i] = kind.next(values[i]);
                        generations[i] = generation;
                    }
                    return type.cast(values[i]);
                }
            }
            return null;
        }
    }
}
