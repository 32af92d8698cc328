import type { Clients } from '../aws/clients';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { Target } from '../model/target';
import type { Lookback } from '../plan/lookback';

export interface CollectContext {
  readonly target: Target;
  readonly clients: Clients;
  readonly lookback: Lookback;
  /** ISO time at which collection of the target began. */
  readonly collectedAt: string;
  /** Aborts at the collector's deadline and on Ctrl-C; pass it to every `send` and paginator. */
  readonly signal: AbortSignal;
}

/**
 * Who has answered a collector that we did not write: an emulator with a state of its own (`moto`), or nobody, and then
 * answers of ours are held to AWS's own model of the service (`modelled`). The emulator suite holds collectors to it.
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
  /** What people learn from it, as a phrase for the documentation. */
  readonly answers: string;
  /** Whether a light run collects it too: what moves during an event, not what people change with notice. */
  readonly light: boolean;
  /** Who else has answered what it asks. */
  readonly verified: Verification;
  /** What of AWS's answers that does not show, as the end of a sentence. */
  readonly caveat?: string;
  /** Every IAM action that `collect` calls; `iem iam-policy` prints the union. */
  readonly actions: readonly string[];
  /** Artifacts it cannot do without: where one failed, this one fails too, for that reason. */
  readonly needs: readonly Needs[];
  /** Artifacts that help where they were collected. */
  readonly uses: readonly Uses[];
  /** Times the usual deadline it may take: more than 1 where AWS wants a call for each resource. */
  readonly deadlineFactor: number;
  collect(
    context: CollectContext,
    artifacts: Pick<Artifacts, Needs> & Partial<Pick<Artifacts, Uses>>,
  ): Promise<Artifacts[Id]>;
}

type Defaulted = 'needs' | 'uses' | 'deadlineFactor';

type CollectorDefinition<Id extends ArtifactId, Needs extends ArtifactId, Uses extends ArtifactId> = Omit<
  Collector<Id, Needs, Uses>,
  Defaulted
> &
  Partial<Pick<Collector<Id, Needs, Uses>, Defaulted>>;

/** A collector without the types of its input and output, as the runner and the registry hold it. */
export type AnyCollector = Omit<Collector, 'collect'> & {
  collect(context: CollectContext, artifacts: Partial<Artifacts>): Promise<Artifacts[ArtifactId]>;
};

/** Declares a collector; reading an artifact that is neither in `needs` nor in `uses` does not compile. */
export function defineCollector<
  const Id extends ArtifactId,
  const Needs extends ArtifactId = never,
  const Uses extends ArtifactId = never,
>(definition: CollectorDefinition<Id, Needs, Uses>): AnyCollector {
  // The runner hands over exactly what `needs` and `uses` name, so widening here is sound.
  return { needs: [], uses: [], deadlineFactor: 1, ...definition } as unknown as AnyCollector;
}
