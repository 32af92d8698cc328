import type { z } from 'zod';
import { formatPath } from '../lib/format-path';
import { readDocument } from './document';
import { jsonPointer, nearest, type Path, type Problem } from './problem';
import { objectionsTo, type PlanNames } from './rules';
import { type EventPlan, eventPlanSchema, type PlanDraft } from './schema';
import { keysAt } from './schema-walk';
import { maskOf, secretsIn } from './secrets';
import { wording } from './wording';

export type ParsedPlan =
  | { readonly ok: true; readonly plan: EventPlan; readonly problems: readonly [] }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** Problems there are beside those listed. */
      readonly unlisted: number;
    };

/** Characters; a plan of a hundred accounts has a tenth of that. */
const MAX_LENGTH = 1_000_000;
/** More than anyone reads at once. */
const MAX_PROBLEMS = 500;
/** A search for what was meant compares with every name there is: in a large plan, for tens of thousands. */
const MAX_SUGGESTIONS = 100;

/** A problem on its way: its place in the text is an offset. */
interface Found {
  readonly offset: number;
  readonly path: Path;
  readonly message: string;
  readonly suggest?: () => string | undefined;
}

/**
 * Reads an event plan in YAML or JSON and names everything that is wrong with it at once (the first 500, and
 * what was probably meant by the first 100), in the order of the text. Nothing it returns repeats what looks like a secret.
 *
 * @param file How messages name the text, such as the path people gave.
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
  const secrets = secretsIn(source, document.scalars);
  const other = otherKind(document.value);
  if (other !== undefined)
    return {
      ok: false,
      problems: [
        {
          file,
          ...document.position(document.offsetOf(['schema'], 'value')),
          path: 'schema',
          pointer: '/schema',
          message: `says that this is ${other}, not an event plan`,
        },
      ],
      unlisted: 0,
    };
  const result = eventPlanSchema.safeParse(document.value, { error: wording, reportInput: true });

  const issues = result.success ? [] : result.error.issues.flatMap(issuesOfBranch);
  const draft = result.success ? result.data : wellFormed(document.value, issues);
  const found: Found[] =
    document.faults.length > 0
      ? [...document.faults, ...secrets]
      : [
          ...[...document.duplicateKeys, ...secrets],
          ...[...issues.flatMap(findings), ...objectionsTo(draft, names)].map((finding: Finding) => ({
            ...finding,
            offset: document.offsetOf(finding.path, finding.at ?? 'value'),
          })),
        ];
  if (result.success && found.length === 0) return { ok: true, plan: result.data, problems: [] };

  const mask = maskOf(secrets);
  const problems = found
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
  return { ok: false, problems, unlisted: found.length - problems.length };
}

/** Documents of ours that are given in the place of a plan, by what their `schema` begins with. */
const OTHER_KINDS = {
  'iem-inventory/': 'an inventory',
  'iem-report/': 'a report',
  'iem-doctor/': 'what iem doctor found',
};

function otherKind(document: unknown): string | undefined {
  const { schema } = Object(document) as { schema?: unknown };
  return Object.entries(OTHER_KINDS).find(([begin]) => String(schema).startsWith(begin))?.[1];
}

type Issue = z.core.$ZodIssue;

/**
 * A field that may be a value or a map is wrong in the way of the one that was written: `{low: 5}` lacks `likely`, and is not
 * simply no number.
 */
function issuesOfBranch(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isMap = typeof issue.input === 'object' && issue.input !== null;
  const isOfOtherSort = (error: Issue): boolean =>
    error.code === 'invalid_type' && error.path.length === 0 && (error.expected === 'object') !== isMap;
  const branch = issue.errors.find((errors) => !errors.some(isOfOtherSort));
  return branch?.map((error) => ({ ...error, path: [...issue.path, ...error.path] })) ?? [issue];
}

/** A problem whose place is still a path. */
type Finding = Omit<Found, 'offset'> & { readonly at?: 'key' | 'value' };

function findings(issue: Issue): Finding[] {
  const path = textPath(issue);
  const { code, message } = issue;
  if (code !== 'unrecognized_keys') {
    return [{ path, message, suggest: () => validFor(issue), at: code === 'invalid_key' ? 'key' : 'value' }];
  }
  return issue.keys.map((key) => ({
    ...{ path: [...path, key], message, suggest: () => nearest(key, keysAt(path)), at: 'key' },
  }));
}

/** Keys of a plan are text and indexes, never symbols. */
const textPath = ({ path }: Issue): Path =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));

/** The valid value nearest to one that is not. */
function validFor(issue: Issue): string | undefined {
  const { input } = issue;
  if (typeof input !== 'string') return undefined;
  if (issue.code === 'invalid_value') return nearest(input, issue.values.map(String));
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'object') return GLUED.exec(input)?.slice(1).join(': ');
  if (issue.expected === 'boolean') return BOOLEAN_WORDS.get(input.toLowerCase());
  return issue.expected === 'number' ? /^(\d+(?:\.\d+)?)\s*[x×%]?$/.exec(input)?.[1] : undefined;
}

/** A field whose colon lacks its space, which makes text of it. */
const GLUED = /^([A-Za-z]\w*):(?!\/\/)(\S.*)$/;

/** Words that older YAML took for booleans. */
const BOOLEAN_WORDS: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'on', 'true'].map((word) => [word, 'true'] as const),
  ...['no', 'n', 'off', 'false'].map((word) => [word, 'false'] as const),
]);

/**
 * What of a plan with problems is well-formed: all that the schema objects to is cut out, items of lists leave a
 * gap so that indexes hold, and the rules can still judge the rest.
 */
function wellFormed(value: unknown, issues: readonly Issue[]): PlanDraft {
  if (issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) return {};
  const draft = structuredClone(value);
  for (const issue of issues) {
    const path = textPath(issue);
    // A refinement of a map is about fields that are well-formed one by one.
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
