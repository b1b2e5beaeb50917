package org.backplane.kmdf.internal.machines;

import org.backplane.kmdf.internal.state.StateTable;

/** The page about a machine. */
final class MachineDiagram {

    private MachineDiagram() {}

    static <S extends Enum<S>, E extends Enum<E>, C> String of(StateTable<S, E, C> table) {
        StringBuilder page = new StringBuilder();
        page.append("# The ")
                .append(table.name())
                .append(" machine\n\n")
                .append("Made by the build from the machine's table. To make it anew:\n\n")
                .append("    mvn -pl bundles/framework/kmdf -am test -Dtest=MachinesTest")
                .append(" -Dbackplane.machines=write")
                .append(" -Dsurefire.failIfNoSpecifiedTests=false\n\n")
                .append("An arrow with a name is an event; one without is taken at once. States")
                .append(" in which only priority events are delivered are dashed.\n\n")
                .append("```mermaid\nstateDiagram-v2\n")
                .append("    classDef closed stroke-dasharray: 4 4\n")
                .append("    [*] --> ")
                .append(table.initial())
                .append('\n');
        for (StateTable.Transition<S, E> each : table.transitions()) {
            page.append("    ").append(each.from()).append(" --> ").append(each.to());
            if (each.event() != null) {
                page.append(" : ").append(each.event());
            }
            page.append('\n');
        }
        for (S state : MachineFacts.states(table)) {
            if (!table.isOpen(state)) {
                page.append("    class ").append(state).append(" closed\n");
            }
        }
        return page.append("```\n").toString();
    }
}
