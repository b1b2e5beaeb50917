// What the realm says of the race is what its guide shows, but for numbers of choices and crossings.
def withoutNumbers = { text ->
    text.replaceAll(/replay = "[^"]*"/, 'replay = ""').replaceAll(/#\d+|with \d+ dep/, '')
}
def guide = new File(basedir, '../../../../../bundles/tools/realm/README.md').text
def shown = guide.substring(guide.indexOf('$ mvn test\n'))
shown = shown.substring(0, shown.indexOf('```'))
def printed = withoutNumbers(new File(basedir, 'build.log').text)
int from = 0
withoutNumbers(shown).split(/(?m)^(?:\$ mvn test| *\.\.\.)\n/).each { part ->
    int at = printed.indexOf(part, from)
    assert at >= 0 : "the guide shows what mvn test does not print there:\n$part"
    from = at + part.length()
}
assert from > 0
assert printed.contains('Tests run: 2, Failures: 1, Errors: 0')
