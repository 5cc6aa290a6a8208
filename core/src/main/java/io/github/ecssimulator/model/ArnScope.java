package io.github.ecssimulator.model;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every ARN of a world shares.
 *
 * @param partition the partition, such as {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region the Region, such as {@code us-east-1}
 * @param account the account, twelve digits
 */
public record ArnScope(String partition, String region, String account) {
    // documented: the Regions and partitions of AWS, as a pattern, since there are new ones each year
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+){0,2}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,2}-[1-9]\\d?");
    private static final Pattern ZONE = Pattern.compile("(" + REGION + ")[a-z]");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part has not the shape that AWS gives it
     */
    public ArnScope {
        requirePartition(partition);
        requireRegion(region);
        requireAccount(account);
    }

    private static void requirePartition(String value) {
        Objects.requireNonNull(value, "partition");
        if (!PARTITION.matcher(value).matches()) {
            throw wrong("partition", "such as aws or aws-cn", value, likely(PARTITION, value));
        }
    }

    private static void requireRegion(String value) {
        Objects.requireNonNull(value, "region");
        if (!REGION.matcher(value).matches()) {
            Matcher zone = ZONE.matcher(value);
            String instead = zone.matches()
                    ? " That is an Availability Zone; its Region is " + zone.group(1) + "."
                    : likely(REGION, value);
            throw wrong("region", "such as us-east-1", value, instead);
        }
    }

    private static void requireAccount(String value) {
        Objects.requireNonNull(value, "account");
        if (!ACCOUNT.matcher(value).matches()) {
            String digits = value.replaceAll("[^0-9]", "");
            throw wrong("account", "of twelve digits", value, likely(ACCOUNT, digits));
        }
    }

    private static String likely(Pattern shape, String value) {
        String likely = value.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return shape.matcher(likely).matches() ? " Did you mean " + likely + "?" : "";
    }

    private static IllegalArgumentException wrong(String part, String expected, String value, String instead) {
        return new IllegalArgumentException(
                "The " + part + " must be one " + expected + ", but was \"" + VisibleText.of(value) + "\"." + instead);
    }

    /** {@return the full ARN of a resource of ECS, such as {@code cluster/media}} */
    public String arn(String resource) {
        Objects.requireNonNull(resource, "resource");
        return "arn:" + partition + ":ecs:" + region + ":" + account + ":" + resource;
    }

    /** {@return the full ARN of somebody who acts in the account, such as {@code role/worker}} */
    public String iamArn(String identity) {
        Objects.requireNonNull(identity, "identity");
        return "arn:" + partition + ":iam::" + account + ":" + identity;
    }
}
