package io.orderflow.endtoend.identity;

import java.util.List;

/** The storefront as somebody sees it who shops there. */
record StorefrontPage(Browser browser) {

    /** Through the form of Keycloak, and back. */
    void signIn(String user) {
        browser.find("#sign-in").click();
        browser.find("#username").sendKeys(user);
        browser.find("#password").sendKeys(user + "-secret");
        browser.find("#kc-login").click();
    }

    void buy(String sku) {
        browser.find("button[data-sku=" + sku + "]:enabled").click();
    }

    /** Of the order, whose address the page knows by {@code Location} alone. */
    String orderId() {
        String address = browser.find("#order").getText();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The ids of the events that are shown, the oldest first. */
    List<String> eventIds() {
        return browser.list("[...document.querySelectorAll('#events li')].map(item => item.dataset.id)");
    }

    List<String> events() {
        return browser.list("[...document.querySelectorAll('#events li')].map(item => item.textContent)");
    }

    String status() {
        return browser.find("#status").getText();
    }

    /** What went wrong; empty as long as nothing has. */
    String problem() {
        return browser.find("[role=alert]").getText();
    }
}
