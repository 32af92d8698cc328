import { z } from 'zod';
import { formatPath } from '../lib/format-path';
import { plainLine } from '../lib/plain-line';
import { ARTIFACTS, type ArtifactId, type Artifacts } from './artifacts';
import { GLOBAL, type Target } from './target';

/** The reason for which an artifact could not be collected, as data that reaches the report unchanged. */
export interface CollectFailure {
  readonly ok: false;
  /** AWS error name such as `AccessDenied`, or ours: `Timeout`, `NeedsFailed`, `Unparsable`. */
  readonly code: string;
  readonly message: string;
  /** The IAM action that was refused or failed, such as `ec2:DescribeInstances`; null when it is not known. */
  readonly action: string | null;
}

/** What a collector read, or why it could not. */
export type ArtifactResult<T> = { readonly ok: true; readonly data: T } | CollectFailure;

/** The artifacts of one target at one moment. */
export interface Inventory {
  readonly target: Target;
  /** ISO time at which collection began; what is judged is judged as of then. */
  readonly collectedAt: string;
  /** Of a light run: when the artifacts that it did not collect anew were taken. */
  readonly restCollectedAt?: string;
  readonly artifacts: { readonly [K in ArtifactId]?: ArtifactResult<Artifacts[K]> };
  readonly cost: CollectCost;
}

/** What it cost to collect a target. */
export interface CollectCost {
  /** HTTP requests sent to AWS, retries included. */
  readonly requests: number;
  /** CloudWatch metrics requested by GetMetricData ($0.01 per 1,000). */
  readonly metricsBought: number;
  /** Requests to Cost Explorer ($0.01 each); absent where there were none. */
  readonly billRequests?: number;
}

/** Whether the artifact is collected in the target: what there is once per account is so in the global one only. */
export const isCollectedIn = ({ region }: Target, id: ArtifactId): boolean =>
  (ARTIFACTS[id].per === 'account') === (region === GLOBAL);

/** Returns the artifacts that were collected, without the failures. */
export const collectedOf = (artifacts: Inventory['artifacts']): Partial<Artifacts> =>
  Object.fromEntries(
    Object.entries(artifacts).flatMap(([id, result]) => (result?.ok ? [[id, result.data]] : [])),
  ) as Partial<Artifacts>;

const MAX_MESSAGE = 300;

/** The data as an artifact, if it is what the definition of the artifact says; else why it cannot be judged. */
export function validatedArtifact<Id extends ArtifactId>(
  id: Id,
  data: unknown,
  action: string | null = null,
): ArtifactResult<Artifacts[Id]> {
  const [problem] = ARTIFACTS[id].shape.safeParse(data).error?.issues ?? [];
  if (problem === undefined) return { ok: true, data: data as Artifacts[Id] };
  const where = formatPath([id, ...problem.path]);
  const message = plainLine(`${where} is not what it should be: ${problem.message}.`, MAX_MESSAGE);
  return { ok: false, code: 'Unparsable', message, action };
}

/**
 * The inventory as far as it can be judged: an artifact that is not what its definition says is a failure like any
 * other, and what this version does not know is left out. A file may be old, cut short or made by hand, and an
 * emulator or a proxy may answer in AWS's place.
 */
export const validatedInventory = (inventory: Inventory): Inventory => ({
  ...inventory,
  artifacts: Object.fromEntries(
    Object.entries(inventory.artifacts)
      .filter(([id]) => Object.hasOwn(ARTIFACTS, id))
      .map(([id, result]) => [id, validatedOnce(id as ArtifactId, result)]),
  ),
});

/** What was found of the results of each artifact: who judges one inventory many times need not look into it again. */
const found = new Map<ArtifactId, WeakMap<ArtifactResult<unknown>, ArtifactResult<unknown>>>();

function validatedOnce(id: ArtifactId, result: ArtifactResult<unknown>): ArtifactResult<unknown> {
  if (!result.ok) return result;
  const known = found.get(id) ?? new WeakMap();
  found.set(id, known);
  const validated = known.get(result) ?? validatedArtifact(id, result.data);
  known.set(result, validated);
  return validated;
}

/** The file that `iem collect` writes and `iem check --inventory` reads. */
export interface InventoryFile {
  readonly schema: 'iem-inventory/1';
  readonly inventories: readonly Inventory[];
}

const text = z.string();

/** What must be true of the whole file for it to be read; {@link validatedInventory} looks into its artifacts. */
export const inventoryFileShape = z.object({
  schema: z.literal('iem-inventory/1'),
  inventories: z.array(
    z.object({
      target: z.object({ account: text, region: text }),
      collectedAt: z.iso.datetime(),
      artifacts: z.record(
        text,
        z.discriminatedUnion('ok', [
          z.object({ ok: z.literal(true), data: z.unknown() }),
          z.object({ ok: z.literal(false), code: text, message: text, action: text.nullable() }),
        ]),
      ),
      cost: z.object({
        requests: z.number(),
        metricsBought: z.number(),
        billRequests: z.number().optional(),
      }),
    }),
  ),
});
