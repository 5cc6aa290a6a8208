package io.github.ecssimulator.testkit.sdk;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The class file of a {@link HandledClient}: a constructor, and methods that do nothing but call {@link HandledClient#call} with their
 * number and their argument. As in chapter 4 of the specification of the JVM.
 */
final class HandledClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_17 = 61;
    private static final int FINAL_CLASS =
            0x0010 | 0x0020 | 0x1000; // final, with invokespecial as it is today, in no source
    private static final int PUBLIC = 0x0001;
    private static final String CONSTRUCTOR = MethodType.methodType(void.class, InvocationHandler.class, Method[].class)
            .toMethodDescriptorString();
    private static final String CALL =
            MethodType.methodType(Object.class, int.class, Object.class).toMethodDescriptorString();

    private final Bytes constants = new Bytes();
    private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

    private HandledClassFile() {}

    /** Writes that of a class of this package; its methods, in the order of their numbers, have one parameter at most. */
    static byte[] of(String name, Class<?> type, List<Method> methods) {
        try {
            return new HandledClassFile().write(name, type, methods);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
    }

    private byte[] write(String name, Class<?> type, List<Method> methods) throws IOException {
        Bytes body = new Bytes();
        body.shorts(FINAL_CLASS);
        body.shorts(type(HandledClassFile.class.getPackageName() + "." + name), type(HandledClient.class.getName()));
        body.shorts(1, type(type.getName()));
        body.shorts(0, methods.size() + 1); // no fields
        writeMethod(body, 0, "<init>", CONSTRUCTOR, constructor());
        for (int i = 0; i < methods.size(); i++) {
            Method method = methods.get(i);
            MethodType shape = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
            writeMethod(body, PUBLIC, method.getName(), shape.toMethodDescriptorString(), call(i, method));
        }
        body.shorts(0); // no attributes
        Bytes file = new Bytes();
        file.out.writeInt(MAGIC);
        file.shorts(0, JAVA_17, numbers.size() + 1);
        file.bytes(constants);
        file.bytes(body);
        return file.array();
    }

    private void writeMethod(Bytes body, int access, String name, String descriptor, Bytes code) throws IOException {
        int mostOnStack = 3;
        int mostLocals = 3;
        int around = 12; // the bytes of the attribute that are no code
        body.shorts(access, text(name), text(descriptor), 1, text("Code"));
        body.out.writeInt(code.array().length + around);
        body.shorts(mostOnStack, mostLocals);
        body.out.writeInt(code.array().length);
        body.bytes(code);
        body.shorts(0, 0); // neither handlers of exceptions nor attributes
    }

    private Bytes constructor() throws IOException {
        Bytes code = new Bytes();
        code.out.write(new byte[] {Op.LOAD_0, Op.LOAD_1, Op.LOAD_2, Op.INVOKE_SPECIAL});
        code.shorts(method("<init>", CONSTRUCTOR));
        code.out.write(Op.RETURN);
        return code;
    }

    private Bytes call(int number, Method method) throws IOException {
        Bytes code = new Bytes();
        code.out.write(new byte[] {Op.LOAD_0, Op.PUSH_SHORT});
        code.shorts(number);
        code.out.write(new byte[] {method.getParameterCount() == 0 ? Op.PUSH_NULL : Op.LOAD_1, Op.INVOKE_VIRTUAL});
        code.shorts(method("call", CALL));
        if (method.getReturnType() == void.class) {
            code.out.write(new byte[] {Op.POP, Op.RETURN});
        } else {
            code.out.write(Op.CHECK_CAST);
            code.shorts(type(method.getReturnType().getName()));
            code.out.write(Op.RETURN_REFERENCE);
        }
        return code;
    }

    private int type(String name) throws IOException {
        return constant(Tag.CLASS, text(name.replace('.', '/')));
    }

    private int method(String name, String descriptor) throws IOException {
        int nameAndType = constant(Tag.NAME_AND_TYPE, text(name), text(descriptor));
        return constant(Tag.METHOD, type(HandledClient.class.getName()), nameAndType);
    }

    private int constant(int tag, int... parts) throws IOException {
        Bytes constant = new Bytes();
        constant.out.writeByte(tag);
        constant.shorts(parts);
        return numbered(constant);
    }

    private int text(String text) throws IOException {
        Bytes constant = new Bytes();
        constant.out.writeByte(Tag.TEXT);
        constant.out.writeUTF(text);
        return numbered(constant);
    }

    /** Each constant stands there once, and counts from 1. */
    private int numbered(Bytes constant) {
        Integer known = numbers.putIfAbsent(ByteBuffer.wrap(constant.array()), numbers.size() + 1);
        if (known != null) {
            return known;
        }
        constants.bytes(constant);
        return numbers.size();
    }

    private static final class Tag {
        static final int TEXT = 1;
        static final int CLASS = 7;
        static final int METHOD = 10;
        static final int NAME_AND_TYPE = 12;
    }

    private static final class Op {
        static final byte PUSH_NULL = 0x01;
        static final byte PUSH_SHORT = 0x11;
        static final byte LOAD_0 = 0x2a;
        static final byte LOAD_1 = 0x2b;
        static final byte LOAD_2 = 0x2c;
        static final byte POP = 0x57;
        static final byte RETURN_REFERENCE = (byte) 0xb0;
        static final byte RETURN = (byte) 0xb1;
        static final byte INVOKE_VIRTUAL = (byte) 0xb6;
        static final byte INVOKE_SPECIAL = (byte) 0xb7;
        static final byte CHECK_CAST = (byte) 0xc0;
    }

    private static final class Bytes {
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(memory);

        void shorts(int... values) throws IOException {
            for (int value : values) {
                out.writeShort(value);
            }
        }

        void bytes(Bytes others) {
            memory.writeBytes(others.array());
        }

        byte[] array() {
            return memory.toByteArray();
        }
    }
}
