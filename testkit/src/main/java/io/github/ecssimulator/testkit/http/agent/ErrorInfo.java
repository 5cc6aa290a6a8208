package io.github.ecssimulator.testkit.http.agent;

/**
 * What the SDK reads first from the body of an ECS exception, by names without regard to case.
 *
 * @param typeMember the member {@code __type}
 * @param message the member {@code message}
 * @param code the member {@code code}, if it is a text
 */
record ErrorInfo(String typeMember, String message, String code) {

    static ErrorInfo none() {
        return new ErrorInfo("", "", "");
    }

    static ErrorInfo read(GoJson body) throws ShapeException {
        if (body instanceof GoJson.Null) {
            return none();
        }
        if (!(body instanceof GoJson.Structure structure)) {
            throw new ShapeException(
                    "json: cannot unmarshal " + body.kind() + " into Go value of type ecs.protocolErrorInfo");
        }
        ErrorInfo info = none();
        for (GoJson.Member member : structure.members()) {
            info = info.with(member);
        }
        return info;
    }

    private ErrorInfo with(GoJson.Member member) throws ShapeException {
        if (GoFold.equal(member.name(), "__type")) {
            return new ErrorInfo(text(member.value(), "__type", typeMember), message, code);
        }
        if (GoFold.equal(member.name(), "Message")) {
            return new ErrorInfo(typeMember, text(member.value(), "Message", message), code);
        }
        if (GoFold.equal(member.name(), "Code")) {
            return new ErrorInfo(typeMember, message, member.value() instanceof GoJson.Text text ? text.value() : "");
        }
        return this;
    }

    /** Reads a text; null leaves what was there before. */
    private static String text(GoJson value, String field, String before) throws ShapeException {
        if (value instanceof GoJson.Null) {
            return before;
        }
        if (value instanceof GoJson.Text text) {
            return text.value();
        }
        throw new ShapeException("json: cannot unmarshal " + value.kind() + " into Go struct field protocolErrorInfo."
                + field + " of type string");
    }

    /** Returns where the exception's name is looked for when no header has it; empty if nowhere. */
    String type() {
        return typeMember.isEmpty() ? code : typeMember;
    }
}
