package io.github.ecssimulator.rules;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One wrong call: a public method or constructor with good arguments but one.
 *
 * @param member what is called
 * @param position which of its arguments is wrong, from 0
 * @param argument the wrong argument
 */
record Misuse(Executable member, int position, @Nullable Object argument) {

    /** Calls it; what it is called on, and the other arguments, are samples. */
    @Nullable
    Throwable failure(Function<Class<?>, Object> receivers, Function<Parameter, @Nullable Object> samples) {
        Parameter[] parameters = member.getParameters();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = i == position ? argument : samples.apply(parameters[i]);
        }
        try {
            if (member instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                boolean isStatic = Modifier.isStatic(member.getModifiers());
                ((Method) member).invoke(isStatic ? null : receivers.apply(member.getDeclaringClass()), arguments);
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot call " + this, e);
        }
    }

    Parameter parameter() {
        return member.getParameters()[position];
    }

    Misuse withNull() {
        return new Misuse(member, position, null);
    }

    @Override
    public String toString() {
        return PublicFace.name(member) + " with " + parameter().getName() + " = " + argument;
    }
}
