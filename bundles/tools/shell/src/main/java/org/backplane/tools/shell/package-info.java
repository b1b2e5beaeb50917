/**
 * The commands that people and scripts run: {@code hw}, {@code pnputil}, {@code devcon} and {@code
 * io}.
 *
 * <p>One class per command, named after it. They ask the services of the core and print what they
 * get; {@link org.backplane.tools.shell.ShellCommand} is the part they share. {@link
 * org.backplane.tools.shell.ScriptRunner} runs them without a terminal.
 */
package org.backplane.tools.shell;
