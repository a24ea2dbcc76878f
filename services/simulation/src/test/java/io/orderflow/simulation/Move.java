package io.orderflow.simulation;

/**
 * One thing that happens in a course.
 *
 * @param who to whom, of those to whom it may happen then
 * @param which to which, of all there are then
 * @param how in which way
 */
record Move(Happening happening, int who, int which, int how) {

    void happen(World world) {
        happening.happen(world, this);
    }
}
