import { awsCommand } from '../../judging/aws-command';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type LambdaFunction,
  type LambdaFunctionPeak,
  type LambdaReservation,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { writeChange } from '../changes';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import {
  type Added,
  addedField,
  addedUse,
  eventsAddingTo,
  linearUse,
  timesLoad,
  type Use,
  useAt,
  withoutEvent,
} from '../growth';
import { claimedBy, provisionedFor } from '../provisioned-concurrency';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.lambda.quotas.lambda;
const DOCS = 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html';

export const lambdaConcurrency = defineCeilingFamily({
  id: 'lambda-concurrency',
  title: 'Concurrency of the account carries all functions at the peak',
  failureTitle: 'Concurrency of the account runs out before the peak, and functions are throttled',
  why: 'All functions without a reservation share what is left of the account’s concurrency; past it any of them is refused.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'executions',
  formula:
    'reserved executions + the most unreserved ones at the same time × m, against the concurrent executions that Lambda allows the account in the region. Of the unreserved ones the share grows that functions in scope have in the sum of all peaks. A function without a reservation counts with what is provisioned for it where that is more than its own executions × m.',
  remedy: 'Request an increase of the quota, or give up reservations that nothing needs.',
  kind: 'quota',
  elastic: true,
  needs: ['lambdaFunctions', 'lambdaReservations', 'lambdaAccountSettings'],
  uses: ['lambdaFunctionPeaks', 'lambdaProvisionedConcurrency', 'serviceQuotas'],
  estimate: (artifacts, context) =>
    artifacts.lambdaReservations.some(isUnreserved) ? [accountCeiling(artifacts, context)] : [],
});

const isUnreserved = ({ reservedConcurrentExecutions }: LambdaReservation): boolean =>
  reservedConcurrentExecutions === null;

function accountCeiling(
  artifacts: Pick<Artifacts, 'lambdaFunctions' | 'lambdaReservations' | 'lambdaAccountSettings'> &
    Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { lambdaAccountSettings: account } = artifacts;
  const {
    concurrentExecutions: limit,
    concurrentExecutionsPeak,
    unreservedConcurrentExecutionsPeak,
  } = account;
  const reserved = limit - account.unreservedConcurrentExecutions;
  const peak = unreservedConcurrentExecutionsPeak ?? null;
  const density = densityOf(peak, account.window, 'maxima', 'UnreservedConcurrentExecutions');
  const provisioned = listProvisioned(artifacts, context);
  // Reserved executions that ran are at most all that are reserved, so what ran beyond them was unreserved.
  const onDemand = peak && Math.max(peak.value, (concurrentExecutionsPeak?.value ?? 0) - reserved);
  // What ran in environments that are provisioned is not in that: at most all that such functions ran of them, and no more than all.
  const inProvisioned = sum(provisioned.map(({ ran, claimed, idle }) => Math.min(ran, claimed - idle)));
  const unreserved =
    onDemand &&
    Math.max(
      onDemand,
      Math.min(onDemand + inProvisioned, concurrentExecutionsPeak?.value ?? Number.POSITIVE_INFINITY),
    );
  const use = unreserved === null ? null : useOf(unreserved, reserved, provisioned, artifacts, context);
  const part = quotaPart(
    artifacts.serviceQuotas,
    QUOTAS.concurrentExecutions,
    'lambda',
    'executions',
    context,
  );
  const { missing: _, ...quota } = part;
  return {
    ...quota,
    resource: '-',
    title: 'Concurrent executions of Lambda in the region',
    // What other events add comes on top of what is used today.
    now: use && useAt(eventsAddingTo(use).reduce(withoutEvent, use), 1),
    ...(use === null
      ? { use, ...density }
      : {
          use,
          understated: understatedBy(density).understated ?? whyMoreProvisioned(provisioned, artifacts),
        }),
    // Lambda itself says what it enforces; Service Quotas may lag behind.
    limit,
    evidence: [
      ...part.evidence,
      {
        source: 'lambda:GetAccountSettings',
        at: context.asOf,
        detail: `${limit} executions at the same time, of which ${reserved} are reserved for particular functions.`,
      },
      ...(peak
        ? [
            {
              source: 'AWS/Lambda UnreservedConcurrentExecutions',
              at: peak.at,
              detail: `${round(onDemand ?? 0)} unreserved executions at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]
        : []),
      ...provisioned.map(({ functionName, ran, claimed, idle }) => ({
        source: 'lambda:ListProvisionedConcurrencyConfigs',
        at: context.asOf,
        detail: `${round(claimed)} are provisioned for ${functionName}, which ran ${round(ran)} at its peak${idle > 0 ? `: the larger counts, beside the ${round(idle)} on which nothing ran` : ': the larger counts'}.`,
      })),
    ],
  };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** A function without a reservation for which something is provisioned. */
interface ProvisionedFunction {
  readonly functionName: string;
  /** Environments that count against the account, whether anything runs in them or not. */
  readonly claimed: number;
  /** Of these, those in which nothing ran: what runs elsewhere counts beside them. */
  readonly idle: number;
  /** The most executions at the same time. */
  readonly ran: number;
  /** The share of these that grows with traffic. */
  readonly factor: number;
  /** What other events bring to the function, in times its normal traffic. */
  readonly added: readonly Added[];
}

function listProvisioned(
  artifacts: Pick<Artifacts, 'lambdaFunctions' | 'lambdaReservations'> & Partial<Artifacts>,
  context: FamilyContext,
): ProvisionedFunction[] {
  const unreserved = byName(artifacts.lambdaReservations.filter(isUnreserved));
  const peaks = byName(artifacts.lambdaFunctionPeaks ?? []);
  return artifacts.lambdaFunctions.flatMap((lambda) => {
    const { functionName } = lambda;
    const { configurations = [] } = provisionedFor(functionName, artifacts) ?? {};
    const claimed = sum(configurations.map(claimedBy));
    const idle = sum(configurations.filter(({ isUsed }) => isUsed === false).map(claimedBy));
    if (claimed === 0 || !unreserved.has(functionName)) return [];
    return {
      functionName,
      claimed,
      idle,
      ran: peaks.get(functionName)?.concurrentExecutions?.value ?? 0,
      factor: context.elasticity(ARTIFACTS.lambdaFunctions.owner(lambda)),
      added: context.addedTo(ARTIFACTS.lambdaFunctions.owner(lambda)),
    };
  });
}

/**
 * What all functions use together: each with provisioned concurrency at least that, and the others in proportion to traffic.
 *
 * @param unreserved The most executions at the same time of functions without a reservation.
 */
function useOf(
  unreserved: number,
  reserved: number,
  provisioned: readonly ProvisionedFunction[],
  artifacts: Parameters<typeof unreservedUse>[2],
  context: FamilyContext,
): Use {
  const own = sum(provisioned.map(({ ran }) => ran));
  // The peaks of functions may have been at different times, so that together they are no more than what ran at once.
  const atOnce = own === 0 ? 0 : Math.min(1, unreserved / own);
  const rest = unreservedUse(
    unreserved - own * atOnce,
    reserved + sum(provisioned.map(({ idle }) => idle)),
    artifacts,
    provisioned,
    context,
  );
  return {
    ...rest,
    growth: [
      ...rest.growth,
      ...provisioned.map(({ claimed, idle, ran, factor, added }) => ({
        fixedLoad: ran * atOnce * (1 - factor),
        elasticLoad: ran * atOnce * factor,
        ...addedField(timesLoad(added, ran * atOnce)),
        perUnit: 1,
        minUnits: 0,
        reservedUnits: claimed - idle,
        surviveZones: null,
        spreadOver: 1,
        weight: 1,
      })),
    ],
  };
}

/** Why more may be provisioned than is known, as a sentence; null where the account claims no more than that. */
function whyMoreProvisioned(
  provisioned: readonly ProvisionedFunction[],
  artifacts: Pick<Artifacts, 'lambdaReservations' | 'lambdaAccountSettings'> & Partial<Artifacts>,
): string | null {
  const { lambdaReservations, lambdaProvisionedConcurrency: asked } = artifacts;
  const {
    concurrentExecutions,
    unreservedConcurrentExecutions,
    unreservedConcurrentExecutionsPeak,
    claimedConcurrencyPeak: claimed,
  } = artifacts.lambdaAccountSettings;
  const known = byName(asked ?? []);
  if (asked && lambdaReservations.every((one) => !isUnreserved(one) || known.has(one.functionName)))
    return null;
  const more =
    (claimed?.value ?? Number.POSITIVE_INFINITY) -
    (concurrentExecutions - unreservedConcurrentExecutions) -
    (unreservedConcurrentExecutionsPeak?.value ?? 0) -
    sum(provisioned.map((one) => one.claimed));
  if (more <= 0) return null;
  return 'What is provisioned for functions counts too, and lambda:ListProvisionedConcurrencyConfigs did not answer for all of them.';
}

/**
 * The share of the unreserved use that grows is the one that growing functions have in the sum of the functions' own
 * peaks, without those that count apart. Where those are not known nothing tells whose the use is, and all of it is taken to grow.
 */
function unreservedUse(
  amount: number,
  reserved: number,
  {
    lambdaFunctions,
    lambdaReservations,
    lambdaFunctionPeaks,
  }: Pick<Artifacts, 'lambdaFunctions' | 'lambdaReservations'> & Partial<Artifacts>,
  provisioned: readonly ProvisionedFunction[],
  context: FamilyContext,
): Use {
  const allGrows = (): Use => linearUse(amount, 1, reserved, context.addedAtMost());
  if (!lambdaFunctionPeaks) return allGrows();
  const peaks = byName(lambdaFunctionPeaks);
  const unreserved = byName(lambdaReservations.filter(isUnreserved));
  const apart = new Set(provisioned.map(({ functionName }) => functionName));
  const sharing = lambdaFunctions.filter(
    ({ functionName }) => unreserved.has(functionName) && !apart.has(functionName),
  );
  const own = sharing.map((lambda) => ({
    peak: peaks.get(lambda.functionName)?.concurrentExecutions?.value ?? 0,
    factor: context.elasticity(ARTIFACTS.lambdaFunctions.owner(lambda)),
    added: context.addedTo(ARTIFACTS.lambdaFunctions.owner(lambda)),
  }));
  const all = own.reduce((sum, { peak }) => sum + peak, 0);
  if (all === 0) return allGrows();
  const growing = own.reduce((sum, { peak, factor }) => sum + peak * factor, 0) / all;
  const added: readonly Added[] = own.flatMap((each) => timesLoad(each.added, (amount * each.peak) / all));
  const use = linearUse(amount, growing, reserved);
  return { ...use, growth: [...use.growth, ...addedUse(added)] };
}

const byName = <T extends { readonly functionName: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.functionName, row]));

export const lambdaReservedConcurrency = defineCeilingFamily({
  id: 'lambda-reserved-concurrency',
  title: 'Reserved concurrency of a function carries the peak',
  failureTitle: 'A function is throttled by its own reserved concurrency',
  why: 'A reservation is a cap as well: past it the function is refused, however much the account has left.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  workbook: '12 Performance',
  unit: 'executions',
  formula:
    'the most executions of the function at the same time × m, against the executions that are reserved for it.',
  remedy: 'Reserve more for the function, as long as 100 executions of the account stay unreserved.',
  kind: 'configured',
  elastic: true,
  needs: ['lambdaFunctions', 'lambdaReservations', 'lambdaFunctionPeaks'],
  estimate: ({ lambdaFunctions, lambdaReservations, lambdaFunctionPeaks }, context) => {
    const peaks = byName(lambdaFunctionPeaks);
    const reservations = byName(lambdaReservations);
    return lambdaFunctions.flatMap((lambda) => {
      const { functionName } = lambda;
      const limit = reservations.get(functionName)?.reservedConcurrentExecutions;
      // A reservation of 0 switches the function off, which is a matter of the check of throttling.
      if (!limit || !context.inScope(ARTIFACTS.lambdaFunctions.owner(lambda))) return [];
      return functionCeiling(lambda, limit, peaks.get(functionName), context);
    });
  },
});

function functionCeiling(
  lambda: LambdaFunction,
  limit: number,
  measured: LambdaFunctionPeak | undefined,
  context: FamilyContext,
): CeilingDraft {
  const { functionName } = lambda;
  const owner = ARTIFACTS.lambdaFunctions.owner(lambda);
  const peak = measured?.concurrentExecutions;
  const density = densityOf(peak, measured?.window, 'maxima', `ConcurrentExecutions of ${functionName}`);
  return {
    resource: functionName,
    title: `Concurrent executions of ${functionName}`,
    unit: 'executions',
    now: peak?.value ?? null,
    ...(peak
      ? {
          use: linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner)),
          ...understatedBy(density),
        }
      : { use: null, ...density }),
    limit,
    evidence: [
      {
        source: 'lambda:GetFunctionConcurrency',
        at: context.asOf,
        detail: `${limit} executions are reserved for ${functionName}.`,
      },
      ...(peak
        ? [
            {
              source: 'AWS/Lambda ConcurrentExecutions',
              at: peak.at,
              detail: `${round(peak.value)} executions at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]
        : []),
    ],
    fix: (expected) => {
      const reserved = Math.ceil(expected / context.plan.thresholds.yellow);
      const reserve = (executions: number) =>
        awsCommand(context.target, 'lambda', 'put-function-concurrency', {
          'function-name': functionName,
          'reserved-concurrent-executions': executions,
        });
      return {
        action: `Reserve ${reserved} executions for ${functionName} instead of ${limit}; 100 of the account must stay unreserved.`,
        command: reserve(reserved),
        ...writeChange(context.target, 'lambda.reservedConcurrency', functionName, reserved),
        reversal: {
          action: `Reserve ${limit} executions for ${functionName} again.`,
          command: reserve(limit),
        },
        lead: 'configuration',
      };
    },
  };
}
