package org.backplane.ddi;

/**
 * A moment in the course of a device's state machine (WDF_DEVICE_PNP_NOTIFICATION_DATA and its
 * siblings).
 *
 * @param type which moment
 * @param currentState the state that is left, or whose entry was processed
 * @param newState the state that is entered; null after processing
 * @param <S> the states of the machine
 */
public record StateNotification<S>(StateNotificationType type, S currentState, S newState) {}
