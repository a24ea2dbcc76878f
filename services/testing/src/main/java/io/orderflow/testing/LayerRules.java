package io.orderflow.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What every service keeps to, whatever it does: the layers of the architecture, as rules over its classes. */
public final class LayerRules {

    /** The layers that speak with the outside, each with its own part of it. */
    private static final List<String> ADAPTERS = List.of("api", "messaging", "outside", "persistence");

    private LayerRules() {}

    /** Fails with all violations of a rule by the main code of the service in this package. */
    public static void check(String basePackage) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        domainIsPure(basePackage).check(service);
        applicationKnowsNoAdapter(basePackage).check(service);
        for (String adapter : ADAPTERS) {
            adaptersKnowEachOtherNot(basePackage, adapter).check(service);
        }
        entitiesStayInPersistence(basePackage).check(service);
        servicesKnowEachOtherNot(basePackage).check(service);
        nothingWaits().check(service);
        statementsAreSentTogetherByName().check(service);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(service);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(service);
    }

    private static ArchRule domainIsPure(String basePackage) {
        return classes()
                .that()
                .resideInAPackage(basePackage + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.orderflow.events..",
                        "io.orderflow.runtime.decision..",
                        basePackage + ".domain..")
                .because("a decision needs no framework")
                .allowEmptyShould(true);
    }

    private static ArchRule applicationKnowsNoAdapter(String basePackage) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + ".application..")
                .should()
                .dependOnClassesThat(resideInAPackage(basePackage + "..")
                        .and(not(resideInAnyPackage(packages(basePackage, List.of("application", "domain"))))))
                .because("a use case knows ports, not what is behind them")
                .allowEmptyShould(true);
    }

    private static ArchRule adaptersKnowEachOtherNot(String basePackage, String adapter) {
        List<String> others =
                ADAPTERS.stream().filter(other -> !other.equals(adapter)).toList();
        return noClasses()
                .that()
                .resideInAPackage(basePackage + "." + adapter + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(basePackage, others))
                .because("adapters meet in the application")
                .allowEmptyShould(true);
    }

    private static ArchRule entitiesStayInPersistence(String basePackage) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(basePackage + ".persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .because("how something is stored is known in one place")
                .allowEmptyShould(true);
    }

    private static ArchRule servicesKnowEachOtherNot(String basePackage) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.orderflow..")
                        .and(not(resideInAnyPackage(
                                basePackage + "..", "io.orderflow.events..", "io.orderflow.runtime.."))))
                .because("services know events, not each other")
                .allowEmptyShould(true);
    }

    private static ArchRule nothingWaits() {
        return noClasses()
                .should()
                .callMethod("io.smallrye.mutiny.Uni", "await")
                .because("a thread that waits serves nobody")
                .allowEmptyShould(true);
    }

    private static ArchRule statementsAreSentTogetherByName() {
        return noClasses()
                .should()
                .callMethod("io.smallrye.mutiny.Uni", "combine")
                .because("what statements of one session may do together is known in one place, Sql.together")
                .allowEmptyShould(true);
    }

    private static String[] packages(String basePackage, List<String> layers) {
        return layers.stream().map(layer -> basePackage + "." + layer + "..").toArray(String[]::new);
    }
}
