package org.backplane.wdm.power;

/**
 * The argument of {@link #SUBMIT_IDLE_NOTIFICATION} (USB_IDLE_CALLBACK_INFO).
 *
 * @param idleCallback gives the device leave to leave D0; called at PASSIVE, and returns when the
 *     device is in its low-power state
 */
public record UsbIdleCallbackInfo(Runnable idleCallback) {

    /**
     * IOCTL_INTERNAL_USB_SUBMIT_IDLE_NOTIFICATION, an internal device control: the device is idle.
     * The bus keeps the IRP until the device is needed again or the IRP is cancelled.
     */
    public static final int SUBMIT_IDLE_NOTIFICATION = 0x0022_0027;
}
