/** A number as people write it: four significant digits at most. */
export const round = (value: number): string => String(Number(value.toPrecision(4)));
