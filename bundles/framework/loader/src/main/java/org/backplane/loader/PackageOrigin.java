package org.backplane.loader;

/** How a driver package got here. */
public enum PackageOrigin {
    /** Staged by hand; lives in the store. */
    STAGED("staged"),
    /** Staged from the folder for deployment; lives as long as its file stays there. */
    DEPLOYED("deployed"),
    /** Comes with the distribution; read-only. */
    SHIPPED("shipped"),
    /** A bundle that somebody else installed and started. */
    STARTED_BY_HAND("started by hand");

    private final String text;

    PackageOrigin(String text) {
        this.text = text;
    }

    /** The origin in words. */
    @Override
    public String toString() {
        return text;
    }
}
