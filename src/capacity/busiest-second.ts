/** Assumed: how many times the mean of five minutes the busiest second of them has, where a quota is of each second. */
export const BUSIEST_SECOND = 1.5;

/** The assumption, as a sentence that says what follows from it. */
export const BUSIEST_SECOND_ASSUMED = `The busiest second is assumed to have up to ${BUSIEST_SECOND} times the mean of its five minutes; what fits only without that is yellow.`;
