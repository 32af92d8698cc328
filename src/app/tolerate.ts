import { type ErrorCode, IemError } from '../model/error';

/** null in place of the one error that is expected. */
export async function tolerate<T>(expected: ErrorCode, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof IemError && error.code === expected) return null;
    throw error;
  }
}
