package io.orderflow.checkout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "ada+orders@example.com",
                "first.last@sub.example.co.uk",
                "o'hara!#$%&*/=?^_`{|}~-@example.com",
                "a@b",
                "ada@localhost",
                "1@1.example",
                "ada@xn--mnchen-3ya.example",
                "ada@münchen.example",
                "пользователь@пример.рф",
                "用户@例子.公司",
                "उपयोगकर्ता@उदाहरण.भारत",
                "مستخدم@مثال.السعودية",
                "\"ada lovelace\"@example.com",
                "\"ada@home\"@example.com",
                "\"a\\\"b\"@example.com",
                "\"..\"@example.com",
                "\" \"@example.com"
            })
    void mailServersTakeThese(String address) {
        assertThat(EmailAddress.isOne(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                ".ada@example.com",
                "ada.@example.com",
                "a..b@example.com",
                "ada lovelace@example.com",
                "a@b@example.com",
                "ada@-example.com",
                "ada@example-.com",
                "ada@exa_mple.com",
                "ada@example..com",
                "ada@.example.com",
                "ada@example.com.",
                "ada@[192.0.2.1]",
                "ada@example。com",
                "ada\u200b@example.com",
                "ada\u202e@example.com",
                "ada\u00a0@example.com",
                "\"ada@example.com",
                "\"ada\"x@example.com",
                "\"a\"b\"@example.com",
                "\"ada\\\"@example.com",
                "\"@example.com",
                "\"",
                "ada@😀.example"
            })
    void andNotThese(String address) {
        assertThat(EmailAddress.isOne(address)).isFalse();
    }

    @Test
    void lengthsAreCountedInOctets() {
        String domain = "@" + "d".repeat(63) + "." + "d".repeat(63) + "." + "d".repeat(57) + ".com";
        assertThat(EmailAddress.isOne("a".repeat(64) + domain)).isTrue();
        assertThat(EmailAddress.isOne("a".repeat(64) + "d" + domain)).isFalse();
        assertThat(EmailAddress.isOne("a".repeat(65) + "@example.com")).isFalse();
        assertThat(EmailAddress.isOne("ä".repeat(32) + "@example.com")).isTrue();
        assertThat(EmailAddress.isOne("ä".repeat(33) + "@example.com")).isFalse();
        assertThat(EmailAddress.isOne("ada@" + "d".repeat(64) + ".com")).isFalse();
    }
}
