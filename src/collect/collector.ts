import type { Clients } from '../aws/clients';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import type { Lookback } from '../plan/lookback';

/** The target that a collector reads, and the means to read it. */
export interface CollectContext {
  readonly target: Target;
  readonly clients: Clients;
  readonly lookback: Lookback;
  /** ISO time at which collection of the target began. */
  readonly collectedAt: string;
  /** Whether the plan itself selects a resource for the event, whatever leads to it. */
  isSelected(resource: ScopedResource): boolean;
  /** Aborts at the collector's deadline and on Ctrl-C; pass it to every `send` and paginator. */
  readonly signal: AbortSignal;
}

/**
 * How a collector was verified: against `moto`, an emulator that we did not write, or, where moto lacks the operation,
 * against our own answers, which the emulator suite validates by AWS's model of the service (`modelled`).
 */
export type Verification = 'moto' | 'modelled';

/**
 * Asks AWS one question in one target and returns one artifact.
 *
 * It throws what AWS throws: the runner turns a failure into data, names the action and goes on with the rest.
 */
interface Collector<
  Id extends ArtifactId = ArtifactId,
  Needs extends ArtifactId = ArtifactId,
  Uses extends ArtifactId = ArtifactId,
> {
  readonly id: Id;
  /** The question that it answers, as a phrase for the documentation. */
  readonly answers: string;
  /** Whether light runs collect it too: true for what changes by itself during an event, false for what people change. */
  readonly light: boolean;
  /** How it was verified. */
  readonly verified: Verification;
  /** The limits of that verification, as the end of a sentence. */
  readonly caveat?: string;
  /** Every IAM action that `collect` calls; `iem iam-policy` prints the union. */
  readonly actions: readonly string[];
  /** Actions that AWS wants to be allowed besides, for calls of `actions`. */
  readonly alsoAsksFor?: readonly string[];
  /** Artifacts that `collect` requires. When one of them failed, this one fails too, for the same reason. */
  readonly needs: readonly Needs[];
  /** Artifacts that `collect` uses when they were collected. */
  readonly uses: readonly Uses[];
  /** Whether there is a reason to ask; if not, nothing is collected, and no artifact says that something was. Absent: always. */
  readonly concerns?: (lookback: Lookback) => boolean;
  /** Multiplies the usual time limit: more than 1 for collectors that read metrics, or have a call for each resource. */
  readonly deadlineFactor: number;
  collect(
    context: CollectContext,
    artifacts: Pick<Artifacts, Needs> & Partial<Pick<Artifacts, Uses>>,
  ): Promise<Artifacts[Id]>;
}

type OptionalField = 'needs' | 'uses' | 'deadlineFactor';

type CollectorDefinition<Id extends ArtifactId, Needs extends ArtifactId, Uses extends ArtifactId> = Omit<
  Collector<Id, Needs, Uses>,
  OptionalField
> &
  Partial<Pick<Collector<Id, Needs, Uses>, OptionalField>>;

/** A collector without the types of its input and output, as the runner and the registry hold it. */
export type AnyCollector = Omit<Collector, 'collect'> & {
  collect(context: CollectContext, artifacts: Partial<Artifacts>): Promise<Artifacts[ArtifactId]>;
};

/**
 * Of collectors that read metrics: each waits its turn behind all others of the target. A call holds 14 days of 25 metrics, and half of
 * CloudWatch's rate of data points allows two calls a second, which read 14,700 metrics in 5 minutes.
 */
const WITH_METRICS = 5;

/** Declares a collector; reading an artifact that is neither in `needs` nor in `uses` does not compile. */
export function defineCollector<
  const Id extends ArtifactId,
  const Needs extends ArtifactId = never,
  const Uses extends ArtifactId = never,
>(definition: CollectorDefinition<Id, Needs, Uses>): AnyCollector {
  // The runner hands over exactly what `needs` and `uses` name, so widening here is sound.
  const deadlineFactor = definition.actions.includes('cloudwatch:GetMetricData') ? WITH_METRICS : 1;
  return { needs: [], uses: [], deadlineFactor, ...definition } as unknown as AnyCollector;
}
