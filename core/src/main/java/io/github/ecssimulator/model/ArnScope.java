package io.github.ecssimulator.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What every ARN of a world shares.
 *
 * @param partition the partition, such as {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region the Region, such as {@code us-east-1}
 * @param account the account, twelve digits
 */
public record ArnScope(String partition, String region, String account) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9-]+");

    /**
     * Checks the parts.
     *
     * @param partition the partition, such as {@code aws}, {@code aws-cn} or {@code aws-us-gov}
     * @param region the Region, such as {@code us-east-1}
     * @param account the account, twelve digits
     * @throws IllegalArgumentException if a part could not stand in an ARN
     */
    public ArnScope {
        require(WORD, "partition", partition, "such as aws or aws-cn");
        require(WORD, "region", region, "such as us-east-1");
        require(ACCOUNT, "account", account, "of twelve digits");
    }

    private static void require(Pattern pattern, String part, String value, String expected) {
        Objects.requireNonNull(value, part);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The " + part + " must be one " + expected + ", but was \"" + value + "\".");
        }
    }

    /**
     * Returns the ARN of a resource of ECS.
     *
     * @param resource the part behind the account, such as {@code cluster/media}
     * @return the full ARN
     */
    public String arn(String resource) {
        return "arn:" + partition + ":ecs:" + region + ":" + account + ":" + resource;
    }
}
