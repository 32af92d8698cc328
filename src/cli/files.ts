import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { explainFileProblem } from '../lib/file-problem';
import { formatPath } from '../lib/format-path';
import { nestsDeeper } from '../lib/nests-deeper';
import { IemError } from '../model/error';
import { type Inventory, type InventoryFile, inventoryFileShape } from '../model/inventory';
import { type Report, report as reportShape } from '../model/report';
import { parsePlan } from '../plan/parse';
import { formatProblem } from '../plan/problem';
import type { EventPlan } from '../plan/schema';
import { readText } from './read-text';

/**
 * Writes a file completely or not at all: readers never see half of it, and Ctrl-C leaves the old file in place.
 * Special files, such as `/dev/null` or a pipe, are written to directly. If the path is a link, the file it points to
 * is replaced. The new file gives no more access than the old one did.
 *
 * @throws IemError `output-unwritable`.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    if (await isSpecial(path)) return await writeFile(path, content);
    await createFolder(dirname(path));
    await replace(await realpath(path).catch(() => path), content);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/**
 * Checks whether a file can be written, before the work for it starts. It cannot tell whether the disk has enough space.
 *
 * @throws IemError `output-unwritable`.
 */
export async function refuseUnwritable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw unwritable(path, Object.assign(new Error('EISDIR'), { code: 'EISDIR' }));
  // A special file, such as a pipe, can only be tested by writing to it.
  if (found !== null && !found.isFile()) return;
  const probe = `${found ? await realpath(path) : path}.${randomUUID()}.partial`;
  try {
    await createFolder(dirname(probe));
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

const unwritable = (path: string, cause: unknown): IemError =>
  new IemError('output-unwritable', `Cannot write ${path}: ${explainFileProblem(cause)}.`, { cause });

/** A recursive mkdir does not report why it failed. Creating only the last folder does. */
const createFolder = (folder: string): Promise<unknown> =>
  mkdir(folder, { recursive: true }).catch(() => mkdir(folder));

const isSpecial = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
};

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  const old = await stat(path).catch(() => null);
  try {
    await writeFile(partial, content, { flag: 'wx', ...(old && { mode: old.mode }) });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** A plan may have a million characters, of up to four bytes each. */
const MOST_PLAN_MEGABYTES = 4;

/** Reads the text of an event plan. Throws `input-unreadable`. */
export const readPlanText = (path: string): Promise<string> => readText(path, MOST_PLAN_MEGABYTES);

/** @throws IemError `plan-invalid` with one line per problem; `input-unreadable`. */
export async function readPlan(path: string): Promise<EventPlan> {
  const { PLAN_NAMES } = await import('../app/judging/plan-names');
  const parsed = parsePlan(await readPlanText(path), path, PLAN_NAMES);
  if (parsed.ok) return parsed.plan;
  const more = parsed.unlisted === 0 ? [] : [`and ${parsed.unlisted.toLocaleString('en')} more problems`];
  throw new IemError('plan-invalid', [...parsed.problems.map(formatProblem), ...more].join('\n'));
}

/** @throws IemError `input-unreadable`. */
export async function readInventory(path: string): Promise<readonly Inventory[]> {
  const file = await readDocument<InventoryFile>(path, {
    schema: 'iem-inventory/1',
    shape: inventoryFileShape,
    name: 'an inventory',
    from: 'iem collect',
  });
  return file.inventories;
}

/** @throws IemError `input-unreadable`. */
export const readReport = (path: string): Promise<Report> =>
  readDocument<Report>(path, {
    schema: 'iem-report/1',
    shape: reportShape,
    name: 'a report',
    from: 'iem check --format json',
  });

/**
 * The content of an inventory file: JSON, compressed if `path` ends in `.gz`. It depends on nothing but the inventory.
 */
export function inventoryFile(inventories: readonly Inventory[], path: string): string | Uint8Array {
  const file: InventoryFile = { schema: 'iem-inventory/1', inventories };
  const json = `${JSON.stringify(file)}\n`;
  return path.endsWith('.gz') ? gzipSync(json) : json;
}

/** A kind of document, with the command that creates one. */
interface DocumentKind {
  readonly schema: string;
  readonly shape: z.ZodType;
  readonly name: string;
  readonly from: string;
}

async function readDocument<T extends { readonly schema: string }>(
  path: string,
  { schema, shape, name, from }: DocumentKind,
): Promise<T> {
  const refused = (why: string) => new IemError('input-unreadable', `${path} is not ${name} ${why}`);
  const document = await readJson(path, from);
  const found = schemaOf(document);
  if (found === null) throw refused(`at all: create one with "${from}".`);
  if (found !== schema) {
    throw refused(
      `that this version of iem can read (its schema is ${found}, not ${schema}): create one with "${from}".`,
    );
  }
  const { error } = shape.safeParse(document);
  const [problem] = error?.issues ?? [];
  if (problem) throw refused(`that can be read: ${formatPath(problem.path)}: ${problem.message}.`);
  return document as T;
}

const schemaOf = (document: unknown): string | null => {
  const { schema } = Object(document) as { schema?: unknown };
  return typeof schema === 'string' ? schema : null;
};

/** @param from The command that creates such a file. */
async function readJson(path: string, from: string): Promise<unknown> {
  const text = await readText(path, MOST_MEGABYTES);
  const refused = (why: string, cause?: unknown) =>
    new IemError('input-unreadable', `${path} ${why}`, { cause });
  if (nestsDeeper(text, MOST_LEVELS))
    throw refused(`cannot be read: it is nested more than ${MOST_LEVELS} levels deep.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused(
      `is not JSON (plain or gzip): create one with "${from}". ${(cause as Error).message}`,
      cause,
    );
  }
}

/** A recorded account of 100,000 resources takes about 60 MB, and V8 strings are limited to 536 MB. */
const MOST_MEGABYTES = 256;
/** A report has about a dozen levels. Millions of levels would exhaust the stack of whatever walks them. */
const MOST_LEVELS = 100;
