/** An error and its causes, outermost first, since libraries wrap the errors that they get. */
export function causesOf(error: unknown, most = 5): Error[] {
  return isError(error) && most > 0 ? [error, ...causesOf(error.cause, most - 1)] : [];
}

/** By its shape: an error that comes from another realm is no instance of ours. */
const isError = (value: unknown): value is Error =>
  typeof (value as Partial<Error> | null | undefined)?.message === 'string';
