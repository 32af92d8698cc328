/**
 * Lists an error and its causes, outermost first, because libraries wrap the errors that they catch.
 *
 * @param most How many to list: a chain of causes may be a circle.
 */
export function causesOf(error: unknown, most = 5): Error[] {
  return isError(error) && most > 0 ? [error, ...causesOf(error.cause, most - 1)] : [];
}

/** Looks at the shape, because an error of another realm is not an instance of the `Error` of this one. */
const isError = (value: unknown): value is Error =>
  typeof (value as Partial<Error> | null | undefined)?.message === 'string';
