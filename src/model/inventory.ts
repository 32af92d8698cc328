import type { ArtifactId, Artifacts } from './artifacts';
import type { Target } from './target';

/** Why an artifact is not there: said once, carried as data to the report. */
export interface CollectFailure {
  readonly ok: false;
  /** AWS error name such as `AccessDenied`, or ours: `Timeout`, `NeedsFailed`, `Unparsable`. */
  readonly code: string;
  readonly message: string;
  /** The IAM action that was refused or failed, such as `ec2:DescribeInstances`; null when it is not known. */
  readonly action: string | null;
}

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

/** What collecting drew from the account's budgets. */
export interface CollectCost {
  /** HTTP requests sent to AWS, retries included. */
  readonly requests: number;
  /** CloudWatch metrics requested by GetMetricData ($0.01 per 1,000). */
  readonly metricsBought: number;
}

/** The artifacts that could be read, without their failures. */
export const collectedOf = (artifacts: Inventory['artifacts']): Partial<Artifacts> =>
  Object.fromEntries(
    Object.entries(artifacts).flatMap(([id, result]) => (result?.ok ? [[id, result.data]] : [])),
  ) as Partial<Artifacts>;

/** The file that `iem collect` writes and `iem check --inventory` reads. */
export interface InventoryFile {
  readonly schema: 'iem-inventory/1';
  readonly inventories: readonly Inventory[];
}
