import { type ErrorCode, IemError } from '../model/error';

/** Returns null instead of throwing the one error that the caller expects. */
export async function tolerate<T>(expected: ErrorCode, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof IemError && error.code === expected) return null;
    throw error;
  }
}
