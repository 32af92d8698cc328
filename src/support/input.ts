import type { Applied } from './applier';

/** The input of the call, as the type that its planner wrote. */
export const inputOf = <T>({ call }: Pick<Applied, 'call'>): T => call.input as unknown as T;
