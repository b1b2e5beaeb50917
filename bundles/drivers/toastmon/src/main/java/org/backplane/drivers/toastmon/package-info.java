/**
 * A driver package for {@code ROOT\TOASTMON}, which watches all toasters: the model of a driver
 * that uses other devices, hears of their coming, and lets them go.
 */
package org.backplane.drivers.toastmon;
