package io.orderflow.endtoend.shop;

/** The stock of one SKU, in units. */
public record Stock(int onHand, int reserved, int available) {}
