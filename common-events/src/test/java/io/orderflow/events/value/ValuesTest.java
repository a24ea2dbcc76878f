package io.orderflow.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final Sku SKU = new Sku("espresso-machine");
    private static final Money PRICE = new Money(29900, "USD");

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "A.b_c-1", "1234567890123456789012345678901234567890123456789012345678901234"})
    void aSkuFitsIntoASubjectAndAUrl(String sku) {
        assertThat(new Sku(sku)).hasToString(sku);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                ".a",
                "-a",
                "_a",
                "a b",
                "a/b",
                "a*",
                "é",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void whatIsNotASkuIsRefused(String sku) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(sku)).withMessageContaining("sku");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"payment", "1A", "_A", "A-B", "A B", "A\n"})
    void whatIsNotACodeIsRefused(String code) {
        assertThat(new Code("PAYMENT_2")).hasToString("PAYMENT_2");
        assertThat(new Code("A".repeat(64))).hasToString("A".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> new Code(code)).withMessageContaining("code");
        assertThatIllegalArgumentException().isThrownBy(() -> new Code("A".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-27T05:00:00Z", "2026-11-27T05:00:00.124Z", "2026-11-27T05:00:00.123456789Z"})
    void aMomentIsWrittenAsItIsRead(String moment) {
        assertThat(Moment.of(moment)).hasToString(moment);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "2026-11-27",
                "2026-11-27T05:00Z",
                "2026-11-27T05:00:00",
                "2026-11-27T05:00:00+01:00",
                "2026-11-27T05:00:00.Z",
                "2026-13-27T05:00:00Z",
                "+12026-11-27T05:00:00Z"
            })
    void whatIsNotAMomentIsRefused(String moment) {
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.of(moment)).withMessageContaining("moment");
    }

    @Test
    void aPaymentTokenIsNotTold() {
        assertThat(new PaymentToken("tok_visa").toString()).doesNotContain("visa");
        assertThat(new PaymentToken("a".repeat(255)).value()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentToken("a".repeat(256)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaymentToken("4242 4242"))
                .withMessageNotContaining("4242");
    }

    @Test
    void aLineIsOneTo9999UnitsOfUpToATonne() {
        assertThat(new OrderLine(SKU, "Espresso Machine", 9_999, PRICE, 1_000_000).total())
                .isEqualTo(new Money(298_970_100, "USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderLine(SKU, "Espresso Machine", 0, PRICE, 1))
                .withMessage("quantity must be from 1 to 9999");
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine(SKU, "n", 10_000, PRICE, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderLine(SKU, "n", 1, PRICE, 0))
                .withMessage("weightGrams must be from 1 to 1000000");
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine(SKU, "n", 1, PRICE, 1_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParcelLine(SKU, "n", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SkuQuantity(SKU, 10_000));
    }

    @Test
    void giftMessagesAreForNoMoreUnitsThanThereAre() {
        List<GiftMessage> messages = List.of(new GiftMessage(1, "For Ada"), new GiftMessage(2, "For\nBob"));

        assertThat(new ParcelLine(SKU, "n", 3, 1, messages).giftMessages()).isEqualTo(messages);
        assertThat(new ParcelLine(SKU, "n", 3, 1, messages).withoutGiftMessages())
                .isEqualTo(new ParcelLine(SKU, "n", 3, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParcelLine(SKU, "n", 2, 1, messages))
                .withMessage("giftMessages must be for no more units than there are");
        assertThatIllegalArgumentException().isThrownBy(() -> new GiftMessage(0, "For Ada"));
        assertThatIllegalArgumentException().isThrownBy(() -> new GiftMessage(1, "a".repeat(251)));
    }

    @Test
    void aShortageHasLessThanIsRequested() {
        assertThat(new Shortage(SKU, 1, 0).available()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shortage(SKU, 3, 3))
                .withMessage("available must be from 0 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Shortage(SKU, 3, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "a\nb", "\u007f", "a\u0085", "\ud800", "\udc00a", "a\ud83d", " ", ""})
    void textIsOneLineOfCleanCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Customer("c-1", text, "ada@example.com"))
                .withMessageContaining("name");
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThatCode(() -> new Customer("c-1", "😀".repeat(200), "ada@example.com"))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Customer("c-1", "😀".repeat(201), "ada@example.com"))
                .withMessage("name must be 1 to 200 characters and not blank");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "ada",
                "@example.com",
                "ada@",
                "a@b@c",
                "a b@example.com",
                "a@example.com, b@example.com",
                "<a@example.com>",
                "a@.example",
                "a@example.",
                "a@example.com\r\nBcc: b@example.com"
            })
    void whatIsNotOneEmailAddressIsRefused(String email) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Customer("c-1", "Ada", email))
                .withMessageContaining("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada+shop@example.com",
                "\"ada lovelace\"@example.com",
                "\"ada@home\"@example.com",
                "\"a\\\"b\"@example.com",
                "用户@例子.公司"
            })
    void anEmailAddressMayBeQuotedBeforeItsAtSignAndOfAnyScript(String email) {
        assertThat(new Customer("c-1", "Ada", email).email()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"ada", "\"ada\"", "\"ada\"x@example.com", "\"a\"b\"@example.com", "\"ada\\\"@example.com"})
    void quotesEndBeforeTheAtSign(String email) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Customer("c-1", "Ada", email));
    }

    @Test
    void anEmailAddressHasUpTo254Characters() {
        String domain = "@example.com";
        assertThat(new Customer("c-1", "Ada", "a".repeat(254 - domain.length()) + domain).email())
                .hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Customer("c-1", "Ada", "a".repeat(255 - domain.length()) + domain));
    }

    @Test
    void aCustomerIdIsWhatTheSubjectOfATokenMayBe() {
        assertThat(new Customer("auth0|a.B_3:4-5@x", "Ada", "ada@example.com").id())
                .isEqualTo("auth0|a.B_3:4-5@x");
        assertThat(new Customer("a".repeat(255), "Ada", "ada@example.com").id()).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Customer("a".repeat(256), "Ada", "ada@example.com"))
                .withMessageContaining("id must be 1 to 255");
        assertThatIllegalArgumentException().isThrownBy(() -> new Customer("", "Ada", "ada@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Customer("c 1", "Ada", "ada@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Customer("ä", "Ada", "ada@example.com"));
    }

    @Test
    void anAddressMayLackSecondLineAndRegion() {
        Address address = new Address("Ada", "Storgatan 1", null, "Malmö", null, "211 42", "SE");

        assertThat(address.line2()).isNull();
        assertThat(address.region()).isNull();
        assertThat(address).hasToString("Address[country=SE]");
    }

    @Test
    void whatNeedNotBeThereAndIsBlankIsNotThere() {
        Address address = new Address("Ada", "1 Queen's Road", "", "Central", " ", "", "HK");

        assertThat(address).isEqualTo(new Address("Ada", "1 Queen's Road", null, "Central", null, null, "HK"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", "\n", "Central", null, null, "HK"))
                .withMessageContaining("line2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", null, "Central", null, " ".repeat(21), "HK"))
                .withMessageContaining("postalCode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XK", "AC", "TA", "DG", "IC", "EA", "GB", "TW", "PS", "EH", "AX"})
    void aCountryIsWhatPostsCallSo(String country) {
        assertThat(new Address("Ada", "1", null, "Town", null, null, country).country())
                .isEqualTo(country);
    }

    @Test
    void theBoundsOfAnAddressAreKept() {
        String longText = "a".repeat(201);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", longText, "Malmö", null, "211 42", "SE"))
                .withMessageContaining("line2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", null, "Malmö", longText, "211 42", "SE"))
                .withMessageContaining("region");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", null, "Malmö", null, "1".repeat(21), "SE"))
                .withMessageContaining("postalCode");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", null, "Malmö", null, "211 42", "XX"))
                .withMessageContaining("country");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1", null, "Malmö", null, "211 42", "se"))
                .withMessageContaining("country");
    }
}
