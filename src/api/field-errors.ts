import type { z } from 'zod';
import { jsonPointer } from '../plan/problem';
import type { FieldError } from './problem';

/** Lists the validation errors of one part of a request by field, at most {@link MOST_ERRORS}. */
export function toFieldErrors(part: FieldError['in'], error: z.ZodError | undefined): FieldError[] {
  return (error?.issues ?? []).slice(0, MOST_ERRORS).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ in: part, pointer: jsonPointer(issue.path), message: issue.message }];
    }
    return issue.keys.map((key) => ({
      ...{ in: part, pointer: jsonPointer([...issue.path, key]), message: 'is not a field here' },
    }));
  });
}

const MOST_ERRORS = 100;
