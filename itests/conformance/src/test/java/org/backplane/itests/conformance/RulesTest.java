package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.commons.util.ReflectionUtils;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds RULES.md and the tests to each other. */
class RulesTest {

    private static final RuleBook BOOK = RuleBook.read();

    @Test
    void everyTestNamesRulesThatThereAre() {
        assertThat(testedRules()).isNotEmpty().isSubsetOf(BOOK.numbers());
    }

    @Test
    void aRuleThatDoesNotHoldHereIsNotTestedAsIfItDid() {
        assertThat(testedRules()).doesNotContainAnyElementsOf(BOOK.deviations());
    }

    @Test
    void everyRuleIsTestedOrSaysWhyItDoesNotHoldHere() {
        Set<String> neither = new TreeSet<>(BOOK.numbers());
        neither.removeAll(BOOK.deviations());
        neither.removeAll(testedRules());
        assertThat(neither).isEmpty();
    }

    private static Set<String> testedRules() {
        Set<String> tested = new TreeSet<>();
        List<Class<?>> classes =
                ReflectionSupport.findAllClassesInPackage(
                        RulesTest.class.getPackageName(), c -> true, name -> true);
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
