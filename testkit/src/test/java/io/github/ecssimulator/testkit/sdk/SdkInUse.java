package io.github.ecssimulator.testkit.sdk;

import software.amazon.awssdk.core.util.VersionInfo;

/** The version of the AWS SDK that the tests run with, which need not be the one that they were compiled with. */
final class SdkInUse {
    private SdkInUse() {}

    /** Whether it is at least 2.{@code minor}.{@code patch}. */
    static boolean isAtLeast(int minor, int patch) {
        String[] version = version().split("\\.", -1);
        int minorInUse = Integer.parseInt(version[1]);
        return minorInUse > minor || (minorInUse == minor && Integer.parseInt(version[2]) >= patch);
    }

    /** Asked at run time: where the constant is named, the compiler puts its value. */
    private static String version() {
        try {
            return (String) VersionInfo.class.getField("SDK_VERSION").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("an AWS SDK without its version", e);
        }
    }
}
