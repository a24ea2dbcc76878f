package io.orderflow.order.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.Course;
import io.orderflow.order.domain.Input;
import io.orderflow.order.domain.Inputs;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoredOrderProperties {

    @Property(tries = 200)
    void losesNothingThatMattersWhileItIsStored(@ForAll("whateverComes") List<Input> inputs) {
        Course inMemory = Course.after(inputs);
        Course stored = Course.ofAnOrder(order -> OrderJson.read(
                        OrderJson.write(order),
                        OrderJson.writeBesides(order),
                        OrderJson.writeRefunds(order),
                        OrderJson.writeReturns(order),
                        OrderJson.writeChargebacks(order)))
                .with(inputs);

        assertThat(stored.said()).isEqualTo(inMemory.said());
        assertThat(Outlook.of(stored.order())).isEqualTo(Outlook.of(inMemory.order()));
    }

    @Provide
    Arbitrary<List<Input>> whateverComes() {
        return Inputs.whateverComes();
    }
}
