package org.backplane.kmdf.internal.io;

import org.backplane.wdm.IoStackLocation;

/** The parameters of a request that a driver found in a queue; they outlive its IRP. */
record RequestParameters(int inputLength, int outputLength, long byteOffset, int controlCode) {

    static RequestParameters of(IoStackLocation location) {
        return new RequestParameters(
                location.inputLength(),
                location.outputLength(),
                location.byteOffset(),
                location.controlCode());
    }
}
