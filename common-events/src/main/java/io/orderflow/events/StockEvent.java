package io.orderflow.events;

/** What inventory tells of the goods that an order asks for. */
public sealed interface StockEvent extends OrderEvent
        permits StockReserved, StockRejected, StockReleased, StockRestocked {}
