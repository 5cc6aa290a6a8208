package io.github.ecssimulator.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a behaviour rests on: "documented: UTP", "observed: sibling DescribeTasks", "assumed: U4" and the like. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Ground {
    String value();
}
