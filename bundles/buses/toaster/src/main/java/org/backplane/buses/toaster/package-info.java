/**
 * A bus of toasters, the model of a bus driver: {@link
 * org.backplane.buses.toaster.ToasterBusDriver} keeps its children in a child list, {@link
 * org.backplane.buses.toaster.StaticToasterBusDriver} makes each by hand. Toasters come and go by
 * control codes, and with services of type {@link org.backplane.hardware.SoftwareDevice}.
 */
package org.backplane.buses.toaster;
