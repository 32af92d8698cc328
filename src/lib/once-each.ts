/** Wraps a function so that it computes the result of each argument once, as long as the wrapper is kept. */
export function onceEach<A extends object, T>(compute: (argument: A) => T): (argument: A) => T {
  const known = new Map<A, { readonly result: T }>();
  return (argument) => {
    const found = known.get(argument) ?? { result: compute(argument) };
    known.set(argument, found);
    return found.result;
  };
}
