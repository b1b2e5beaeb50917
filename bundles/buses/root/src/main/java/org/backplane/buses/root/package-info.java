/**
 * The bus at the root of the device tree: its children are the cards in its slots and the software
 * devices that somebody asked for.
 *
 * <p>{@link org.backplane.buses.root.RootBusDriver} hears of services that come and go and keeps
 * them in the {@link org.backplane.buses.root.SlotTable}, which reports them to the child list of
 * the bus device whenever there is one. {@link org.backplane.buses.root.CardHardware} stands
 * between the PDO of a card and its model.
 */
package org.backplane.buses.root;
