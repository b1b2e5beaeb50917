package org.backplane.wdm;

/** Kinds of resources that devices share a system by; each is arbitrated for itself. */
public enum ResourceType {
    /** Addresses of memory space. */
    MEMORY("memory"),
    /** Addresses of port space. */
    PORT("port"),
    /** Interrupt vectors. */
    INTERRUPT("interrupt"),
    /** DMA channels. */
    DMA("DMA channel"),
    /** Numbers of buses. */
    BUS_NUMBER("bus number");

    private final String text;

    ResourceType(String text) {
        this.text = text;
    }

    /** The kind in words. */
    @Override
    public String toString() {
        return text;
    }
}
