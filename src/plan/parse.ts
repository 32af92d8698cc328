import type { z } from 'zod';
import { formatPath } from '../lib/format-path';
import { readDocument } from './document';
import { findNearest, jsonPointer, type Path, type Problem } from './problem';
import { objectionsTo, type PlanNames } from './rules';
import { type EventPlan, eventPlanSchema, type PlanDraft } from './schema';
import { listKeysAt } from './schema-walk';
import { createMask, findSecrets } from './secrets';
import { describeIssue } from './wording';

/** A valid plan, or what is wrong with it. */
export type ParsedPlan =
  | { readonly ok: true; readonly plan: EventPlan; readonly problems: readonly [] }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** How many more problems there are than those in the list. */
      readonly unlisted: number;
    };

/** In characters. A plan of a hundred accounts has a tenth of them. */
const MAX_LENGTH = 1_000_000;
/** More than anyone reads at once. */
const MAX_PROBLEMS = 500;
/** Each suggestion compares a word with every valid name, which for all words of a large plan would take too long. */
const MAX_SUGGESTIONS = 100;

/** A problem whose place is known as an offset of the text, not yet as a line and column. */
interface PlacedProblem {
  readonly offset: number;
  readonly path: Path;
  readonly message: string;
  readonly suggest?: () => string | undefined;
}

/**
 * Reads an event plan in YAML or JSON and reports everything that is wrong with it at once, in the order of the text: the
 * first 500 problems, with a suggestion for the first 100. Nothing that it returns repeats a value that looks like a secret.
 *
 * @param file The name of the text in messages, such as the path that people gave.
 */
export function parsePlan(text: string, file: string, names: PlanNames): ParsedPlan {
  if (text.length > MAX_LENGTH) {
    const message = `is longer than ${MAX_LENGTH.toLocaleString('en')} characters`;
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, path: '', pointer: '', message }],
      unlisted: 0,
    };
  }
  const source = text.replace(/^\uFEFF/, '');
  const document = readDocument(source);
  const secrets = findSecrets(source, document.scalars);
  const other = findOtherKind(document.value);
  if (other !== undefined)
    return {
      ok: false,
      problems: [
        {
          file,
          ...document.position(document.findOffset(['schema'], 'value')),
          path: 'schema',
          pointer: '/schema',
          message: `says that this is ${other}: give the file of the event plan`,
        },
      ],
      unlisted: 0,
    };
  const result = eventPlanSchema.safeParse(document.value, { error: describeIssue, reportInput: true });

  const issues = result.success ? [] : result.error.issues.flatMap(issuesOfBranch);
  const draft = result.success ? result.data : keepWellFormed(document.value, issues);
  const problemsFound: PlacedProblem[] =
    document.faults.length > 0
      ? [...document.faults, ...secrets]
      : [
          ...[...document.duplicateKeys, ...secrets],
          ...[...issues.flatMap(problemsOf), ...objectionsTo(draft, names)].map((finding: PathProblem) => ({
            ...finding,
            offset: document.findOffset(finding.path, finding.at ?? 'value'),
          })),
        ];
  if (result.success && problemsFound.length === 0) return { ok: true, plan: result.data, problems: [] };

  const mask = createMask(secrets);
  const problems = problemsFound
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, MAX_PROBLEMS)
    .map(({ offset, path, message, suggest }, i) => {
      const suggestion = i < MAX_SUGGESTIONS ? suggest?.() : undefined;
      return {
        file,
        ...document.position(offset),
        path: mask(formatPath(path)),
        pointer: mask(jsonPointer(path)),
        message: mask(message),
        ...(suggestion !== undefined && { suggestion: mask(suggestion) }),
      };
    });
  return { ok: false, problems, unlisted: problemsFound.length - problems.length };
}

/** Other documents of iem that people may give instead of a plan, by the beginning of their `schema`. */
const OTHER_KINDS = {
  'iem-inventory/': 'an inventory',
  'iem-report/': 'a report',
  'iem-doctor/': 'the output of iem doctor',
};

/** Recognises another document of iem and returns what it is; undefined for a plan, or for anything unknown. */
function findOtherKind(document: unknown): string | undefined {
  const { schema } = Object(document) as { schema?: unknown };
  return Object.entries(OTHER_KINDS).find(([begin]) => String(schema).startsWith(begin))?.[1];
}

type Issue = z.core.$ZodIssue;

/**
 * Replaces the issue of a field that may be a value or a map by the issues of the one that the author wrote: for `{low: 5}`
 * the message is that `likely` is missing, not that a number is expected.
 */
function issuesOfBranch(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isMap = typeof issue.input === 'object' && issue.input !== null;
  const isOfOtherSort = (error: Issue): boolean =>
    error.code === 'invalid_type' && error.path.length === 0 && (error.expected === 'object') !== isMap;
  const branch = issue.errors.find((errors) => !errors.some(isOfOtherSort));
  return branch?.map((error) => ({ ...error, path: [...issue.path, ...error.path] })) ?? [issue];
}

/** A problem whose place is known as a path of the plan, not yet as an offset. */
type PathProblem = Omit<PlacedProblem, 'offset'> & { readonly at?: 'key' | 'value' };

function problemsOf(issue: Issue): PathProblem[] {
  const path = textPath(issue);
  const { code, message } = issue;
  if (code !== 'unrecognized_keys') {
    return [
      { path, message, suggest: () => suggestValue(issue), at: code === 'invalid_key' ? 'key' : 'value' },
    ];
  }
  return issue.keys.map((key) => ({
    ...{ path: [...path, key], message, suggest: () => findNearest(key, listKeysAt(path)), at: 'key' },
  }));
}

/** Keys of a plan are text and indexes, never symbols. */
const textPath = ({ path }: Issue): Path =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));

/** Never suggested, since it switches something off: `survive: zone` is one letter from it, and means `az`. */
const NOTHING = 'none';

/** Suggests the valid value that is nearest to an invalid one. */
function suggestValue(issue: Issue): string | undefined {
  const { input } = issue;
  if (typeof input !== 'string') return undefined;
  if (issue.code === 'invalid_value') {
    return findNearest(
      input,
      issue.values.map(String).filter((value) => value !== NOTHING),
    );
  }
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'object') return GLUED.exec(input)?.slice(1).join(': ');
  if (issue.expected === 'boolean') return BOOLEAN_WORDS.get(input.toLowerCase());
  return issue.expected === 'number' ? /^(\d+(?:\.\d+)?)\s*[x×%]?$/.exec(input)?.[1] : undefined;
}

/** A field without a space after its colon, which YAML reads as text. */
const GLUED = /^([A-Za-z]\w*):(?!\/\/)(\S.*)$/;

/** The words that YAML 1.1 read as booleans, and that people still write. */
const BOOLEAN_WORDS: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'on', 'true'].map((word) => [word, 'true'] as const),
  ...['no', 'n', 'off', 'false'].map((word) => [word, 'false'] as const),
]);

/**
 * Keeps the well-formed part of a plan, so that the rules can judge it although other fields are wrong. It cuts out every
 * value to which the schema objects; an item of a list leaves a gap, so that the indexes of the others stay valid.
 */
function keepWellFormed(value: unknown, issues: readonly Issue[]): PlanDraft {
  if (issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) return {};
  const draft = structuredClone(value);
  for (const issue of issues) {
    const path = textPath(issue);
    // A refinement of a map objects to fields together, each of which is well-formed.
    if (issue.code === 'custom' && typeof issue.input === 'object') continue;
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) cut(draft, [...path, key]);
    else cut(draft, path);
  }
  return draft as PlanDraft;
}

function cut(root: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce<unknown>((node, step) => Object(node)[step], root);
  const last = path.at(-1);
  if (last === undefined || typeof parent !== 'object' || parent === null) return;
  if (Array.isArray(parent)) parent[Number(last)] = undefined;
  else Reflect.deleteProperty(parent, last);
}
