package io.github.ecssimulator.rules;

import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;

/** Good values for the arguments and the receivers of public methods, of a world of their own. */
abstract class Samples implements AutoCloseable {

    /** A value that a method may be called with, or on. */
    abstract Object ofType(Class<?> type);

    Object of(Parameter parameter) {
        return ofType(parameter.getType());
    }

    @Override
    public void close() {}

    /** Of an enum the first constant; of an interface, such as a consumer or a condition, code of the user. */
    static Object ofUser(Class<?> type, Object answer) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isInterface()) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer);
        }
        throw new IllegalStateException("There is no sample of " + type);
    }
}
