package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.commons.util.ReflectionUtils;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds RULES.md and SEQUENCES.md and the tests to each other. */
class RulesTest {

    /** A file of rules, and the package of the tests that hold them. */
    enum Book {
        RULES("RULES.md", RulesTest.class.getPackageName()),
        SEQUENCES("SEQUENCES.md", RulesTest.class.getPackageName() + ".sequences");

        private final String file;
        private final String testPackage;

        Book(String file, String testPackage) {
            this.file = file;
            this.testPackage = testPackage;
        }

        RuleBook read() {
            return RuleBook.read(file);
        }

        /** The rules that tests name. */
        Set<String> tested() {
            Set<String> tested = new TreeSet<>();
            List<Class<?>> classes =
                    ReflectionSupport.findAllClassesInPackage(
                            testPackage,
                            each -> each.getPackageName().equals(testPackage),
                            name -> true);
            for (Class<?> each : classes) {
                for (Method method : ReflectionUtils.findMethods(each, m -> true)) {
                    Rule rule = method.getAnnotation(Rule.class);
                    if (rule != null) {
                        tested.addAll(List.of(rule.value()));
                    }
                }
            }
            return tested;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTestNamesRulesThatThereAre(Book book) {
        assertThat(book.tested()).isNotEmpty().isSubsetOf(book.read().numbers());
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatDoesNotHoldHereIsNotTestedAsIfItDid(Book book) {
        assertThat(book.tested()).doesNotContainAnyElementsOf(book.read().deviations());
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleIsTestedOrSaysWhyItDoesNotHoldHere(Book book) {
        RuleBook rules = book.read();
        Set<String> neither = new TreeSet<>(rules.numbers());
        neither.removeAll(rules.deviations());
        neither.removeAll(book.tested());
        assertThat(neither).isEmpty();
    }
}
