import type { z } from 'zod';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  ...{ string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ array: 'a list', object: 'a map of fields', record: 'a map', null: 'nothing', date: 'a date' },
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return (Array.isArray(value) ? 'a list' : TYPE_WORDS[typeof value]) ?? 'something else';
};

/** Describes in plain words what is wrong with a field, where its schema has no message of its own. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
    case 'unrecognized_keys':
      return 'is not a field here';
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin === 'array') return `must have at least ${issue.minimum}`;
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a day such as 2026-12-01' : undefined;
    case 'invalid_key':
      return 'is not a valid key';
    default:
      return undefined;
  }
}
