/** What is provisioned for a function: environments that run, and count against its account, whether they are needed or not. */
import type { EventContext } from '../judging/context';
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type LambdaProvisionedConcurrency,
  type ScalableTarget,
} from '../model/artifacts';
import { minimumAtStart, mostOf } from './application-auto-scaling';

type Configuration = LambdaProvisionedConcurrency['configurations'][number];

/** What a function is known to have provisioned; `scalableTargets` is absent where it could not be read. */
export type ProvisionedArtifacts = Partial<
  Pick<Artifacts, 'lambdaProvisionedConcurrency' | 'scalableTargets'>
>;

/** The execution environments that a function has when traffic begins to rise. */
export interface FunctionStart {
  /** As far as it is known that calls reach them. */
  readonly start: number;
  /** The most there may be, whatever is not known; null where what is provisioned, or may be by then, could not be read. */
  readonly most: number | null;
  /** The version or alias that is called and has all that is provisioned, which nothing changes by itself; null where none is so. */
  readonly only: string | null;
  /** What is provisioned, and what of it is assumed. */
  readonly words: string;
}

const configurationsByName = lookup(({ functionName }: LambdaProvisionedConcurrency) => [functionName]);
const targetsByName = lookup((target: ScalableTarget) =>
  target.serviceNamespace === 'lambda' ? ARTIFACTS.scalableTargets.owner(target).ids : [],
);

/** The version or alias of `function:checkout:live`. */
const qualifierOf = ({ resourceId }: ScalableTarget): string => resourceId.split(':')[2] ?? '';

/** What is provisioned for a function; undefined where it was not asked. */
export const provisionedFor = (
  functionName: string,
  { lambdaProvisionedConcurrency }: ProvisionedArtifacts,
): LambdaProvisionedConcurrency | undefined =>
  configurationsByName(lambdaProvisionedConcurrency, functionName)[0];

/**
 * What of the concurrency of the account a configuration claims: what was asked for, since the rest comes within minutes,
 * unless it failed.
 */
export const claimedBy = ({ status, requested, allocated }: Configuration): number =>
  status === 'FAILED' ? allocated : requested;

const servingIn = ({ status, requested, available }: Configuration): number =>
  status === 'FAILED' ? available : requested;

/**
 * The environments that a function has as the event starts. Those of its normal peak count, and those that are provisioned for a
 * version or alias that is called; executions take these first, so that the larger counts and not the sum.
 *
 * @param normal The most executions at the same time in normal traffic.
 */
export function findFunctionStart(
  functionName: string,
  normal: number,
  artifacts: ProvisionedArtifacts,
  context: Pick<EventContext, 'asOf' | 'window'>,
): FunctionStart {
  const own = Math.ceil(normal);
  const provisioned = provisionedFor(functionName, artifacts);
  if (provisioned === undefined) {
    return {
      start: own,
      most: null,
      only: null,
      words:
        'Assumed: no more is provisioned than runs at normal peak; what is provisioned could not be read.',
    };
  }
  const { configurations } = provisioned;
  const targets = targetsByName(artifacts.scalableTargets, functionName);
  const qualifiers = [
    ...new Set([...configurations.map(({ qualifier }) => qualifier), ...targets.map(qualifierOf)]),
  ];
  const parts = qualifiers.map((qualifier) =>
    partOf(
      qualifier,
      configurations.find((one) => one.qualifier === qualifier),
      targets.find((one) => qualifierOf(one) === qualifier),
      context,
    ),
  );
  const sum = (amountOf: (part: Part) => number): number =>
    parts.reduce((total, part) => total + amountOf(part), 0);
  const isRead = artifacts.scalableTargets !== undefined;
  const [first, ...others] = configurations;
  const isOnly = isRead && targets.length === 0 && others.length === 0 && first?.isUsed === true;
  return {
    start: Math.max(
      own,
      sum(({ counted }) => counted),
    ),
    most: isRead ? own + sum(({ most }) => most) : null,
    only: isOnly ? first.qualifier : null,
    words: [
      ...(parts.length === 0 ? ['Nothing is provisioned for it.'] : parts.map(({ words }) => words)),
      ...(isRead
        ? []
        : ['Assumed: nothing raises that; what Application Auto Scaling does could not be read.']),
    ].join(' '),
  };
}

/** What is provisioned for one version or alias. */
interface Part {
  readonly counted: number;
  readonly most: number;
  readonly words: string;
}

function partOf(
  qualifier: string,
  configuration: Configuration | undefined,
  target: ScalableTarget | undefined,
  context: Pick<EventContext, 'asOf' | 'window'>,
): Part {
  const now = configuration ? servingIn(configuration) : 0;
  const scheduled = target ? minimumAtStart(target, context) : null;
  const there = Math.max(now, scheduled?.minCapacity ?? 0);
  const most = Math.max(there, target ? mostOf(target) : 0);
  // Whether calls reach what was made for the event alone, nothing can tell yet: the schedule says what it is for.
  const isCalled = configuration === undefined || configuration.isUsed === true;
  return {
    counted: isCalled ? there : 0,
    most,
    words: [
      ...(configuration ? [describeConfiguration(configuration)] : []),
      ...(scheduled
        ? [
            `The scheduled action ${scheduled.name} provisions ${count(scheduled.minCapacity)} for ${qualifier} before the event.`,
          ]
        : []),
      ...(isCalled ? [] : ['That is not counted, as nothing is known to have run on it in the look-back.']),
      ...(most > there
        ? [`Application Auto Scaling may set up to ${count(most)} for ${qualifier}, which is not counted.`]
        : []),
    ].join(' '),
  };
}

function describeConfiguration({
  qualifier,
  status,
  statusReason,
  requested,
  available,
}: Configuration): string {
  if (status !== 'FAILED') return `${count(requested)} are provisioned for ${qualifier}.`;
  const reason = statusReason === null ? '' : ` (${statusReason})`;
  return `Of ${count(requested)} that were to be provisioned for ${qualifier} there are ${count(available)}: it failed${reason}.`;
}

const count = (environments: number): string => environments.toLocaleString('en-US');
