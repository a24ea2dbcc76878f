package io.orderflow.order.domain;

import io.orderflow.events.value.Money;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides an amount in proportion to others, without losing or making a minor unit: by the largest remainder (Hare quota).
 * Each share is the exact one rounded down or up; of those with the same remainder the first is rounded up first.
 */
final class Shares {

    private Shares() {}

    /**
     * The shares, in the order of the parts.
     *
     * @param amount no more than the parts are together
     * @param parts of the same currency
     */
    static List<Money> of(Money amount, List<Money> parts) {
        BigInteger whole =
                parts.stream().map(part -> BigInteger.valueOf(part.amount())).reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            return parts;
        }
        BigInteger[][] divided = parts.stream()
                .map(part -> BigInteger.valueOf(amount.amount())
                        .multiply(BigInteger.valueOf(part.amount()))
                        .divideAndRemainder(whole))
                .toArray(BigInteger[][]::new);
        long[] shares = Arrays.stream(divided)
                .mapToLong(each -> each[0].longValueExact())
                .toArray();
        long missing = amount.amount() - Arrays.stream(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> divided[i][1]).reversed())
                .limit(missing)
                .forEach(i -> shares[i]++);
        return Arrays.stream(shares)
                .mapToObj(share -> new Money(share, amount.currency()))
                .toList();
    }
}
