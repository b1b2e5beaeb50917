package org.backplane.tools.shell;

/**
 * What a command has to say, in both of its forms.
 *
 * @param text for people; ends with a line break unless it is empty
 * @param json for programs: maps, lists, strings, numbers, booleans and null
 */
record Report(String text, Object json) {}
