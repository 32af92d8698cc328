import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { fileProblem } from '../lib/file-problem';
import { pathText } from '../lib/path-text';
import { IemError } from '../model/error';
import { type Inventory, type InventoryFile, inventoryFileShape } from '../model/inventory';
import { type Report, report as reportShape } from '../model/report';
import { parsePlan } from '../plan/parse';
import { formatProblem } from '../plan/problem';
import type { EventPlan } from '../plan/schema';

/**
 * Writes a file whole or not at all: readers never see half of it, and Ctrl-C leaves the old one. What is no
 * regular file, such as `/dev/null` or a pipe, is written to as it is; of a link, the file it leads to is replaced.
 * A file that is replaced opens to nobody who could not read the old one.
 *
 * @throws IemError `output-unwritable`.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    if (await isSpecial(path)) return await writeFile(path, content);
    const folder = dirname(path);
    // Why a folder cannot be made is only said of one that is asked for alone.
    await mkdir(folder, { recursive: true }).catch(() => mkdir(folder));
    await replace(await realpath(path).catch(() => path), content);
  } catch (cause) {
    throw new IemError('output-unwritable', `Cannot write ${path}: ${fileProblem(cause)}.`, { cause });
  }
}

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

/** @throws IemError `input-unreadable`. */
export const readText = async (path: string): Promise<string> => (await readBytes(path)).toString('utf8');

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new IemError('input-unreadable', `Cannot read ${path}: ${fileProblem(cause)}.`, { cause });
  }
}

/** @throws IemError `plan-invalid` with every problem, a line each; `input-unreadable`. */
export async function readPlan(path: string): Promise<EventPlan> {
  const { PLAN_NAMES } = await import('../app/plan-names');
  const parsed = parsePlan(await readText(path), path, PLAN_NAMES);
  if (parsed.ok) return parsed.plan;
  throw new IemError('plan-invalid', parsed.problems.map(formatProblem).join('\n'));
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

/** An inventory file: JSON, compressed when the name ends in `.gz`; the same inventory gives the same bytes. */
export function inventoryFile(inventories: readonly Inventory[], path: string): string | Uint8Array {
  const file: InventoryFile = { schema: 'iem-inventory/1', inventories };
  const json = `${JSON.stringify(file)}\n`;
  return path.endsWith('.gz') ? gzipSync(json) : json;
}

/** A document of ours, and where people get one. */
interface Kind {
  readonly schema: string;
  readonly shape: z.ZodType;
  readonly name: string;
  readonly from: string;
}

async function readDocument<T extends { readonly schema: string }>(
  path: string,
  { schema, shape, name, from }: Kind,
): Promise<T> {
  const refused = (why: string) => new IemError('input-unreadable', `${path} is not ${name} ${why}`);
  const document = await readJson(path);
  const found = schemaOf(document);
  if (found === null) throw refused(`at all: make one with "${from}".`);
  if (found !== schema) {
    throw refused(
      `that this version of iem reads (it says ${found}, not ${schema}): make one with "${from}".`,
    );
  }
  const { error } = shape.safeParse(document);
  const [problem] = error?.issues ?? [];
  if (problem) throw refused(`that can be read: ${pathText(problem.path)}: ${problem.message}.`);
  return document as T;
}

const schemaOf = (document: unknown): string | null => {
  const { schema } = Object(document) as { schema?: unknown };
  return typeof schema === 'string' ? schema : null;
};

async function readJson(path: string): Promise<unknown> {
  const bytes = await readBytes(path);
  try {
    const text = isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
    return JSON.parse(text.toString('utf8'));
  } catch (cause) {
    const { message } = cause as Error;
    throw new IemError('input-unreadable', `${path} is not JSON (plain or gzip): ${message}`, { cause });
  }
}

/** A recorded account of 100,000 resources is about 60 MB; more than this is not one. */
const MOST_BYTES = 1024 ** 3;

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
