/** Orders texts by code unit, as DynamoDB orders keys, so that the order does not depend on the language of a machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
