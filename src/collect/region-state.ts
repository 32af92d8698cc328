/** Why a whole region answers nothing, where it is the region and not the questions. */
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Clients } from '../aws/clients';
import type { CollectFailure, Inventory } from '../model/inventory';
import { GLOBAL, type Target } from '../model/target';
import { isOptIn } from '../plan/regions';

/** What is asked beside the collectors: whether a region is on. */
export const REGION_STATE_ACTION = 'ec2:DescribeRegions';

/** What the services of a region that is off say to credentials that are good elsewhere. */
const NOT_HERE: ReadonlySet<string> = new Set([
  'AuthFailure',
  'InvalidClientTokenId',
  'OptInRequired',
  'UnrecognizedClientException',
]);

/** Codes that say nothing of credentials: of what was not asked, of a service that the region lacks, of no answer of AWS. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'InvalidAction',
  'NeedsFailed',
  'UnknownOperationException',
  'Unparsable',
  'Unreachable',
]);

/** Whether every answer is that of a region that is off. */
function looksOff({ target, artifacts }: Inventory): boolean {
  const own = Object.values(artifacts).filter((result) => result.ok || !NO_ANSWER.has(result.code));
  return (
    isOptIn(target.region) && own.length > 0 && own.every((result) => !result.ok && NOT_HERE.has(result.code))
  );
}

/**
 * The inventory with one failure in place of all, where nothing in the region accepts the credentials because the
 * region is not enabled, or because they are of the kind that holds in regions of old only.
 *
 * @param connect Clients of the account; the region is asked about from one that is on.
 */
export async function explainRegion(
  inventory: Inventory,
  connect: (target: Target) => Clients,
  signal: AbortSignal,
): Promise<Inventory> {
  if (!looksOff(inventory)) return inventory;
  const { target, artifacts, cost } = inventory;
  const clients = connect({ ...target, region: GLOBAL });
  try {
    const failure = failureIn(target, await optInStatus(clients, target.region, signal));
    if (!failure) return inventory;
    const asked = clients.cost();
    return {
      ...inventory,
      artifacts: Object.fromEntries(Object.keys(artifacts).map((id) => [id, failure])),
      cost: {
        requests: cost.requests + asked.requests,
        metricsBought: cost.metricsBought + asked.metricsBought,
      },
    };
  } finally {
    clients.close();
  }
}

/** As EC2 says it; null where it may not be asked. */
async function optInStatus(
  clients: Clients,
  region: string,
  abortSignal: AbortSignal,
): Promise<string | null> {
  try {
    const input = { RegionNames: [region], AllRegions: true };
    const { Regions } = await clients.of(EC2Client).send(new DescribeRegionsCommand(input), { abortSignal });
    return Regions?.find(({ RegionName }) => RegionName === region)?.OptInStatus ?? null;
  } catch {
    abortSignal.throwIfAborted();
    return null;
  }
}

/** Null where the region is not the reason. */
function failureIn({ account, region }: Target, status: string | null): CollectFailure | null {
  const next = 'enable it, or take it out of the plan.';
  switch (status) {
    case 'not-opted-in':
      return regionFailure(`The region ${region} is not enabled in account ${account}: ${next}`);
    case null:
      return regionFailure(
        `The region ${region} is not enabled in account ${account}, or so it seems, as all services there refuse credentials that STS accepts (${REGION_STATE_ACTION}, which would tell, could not be asked): ${next}`,
      );
    case 'opted-in':
      return regionFailure(
        `The region ${region} is enabled in account ${account}, but refuses these credentials: tokens of the global STS endpoint do not hold there, so set AWS_STS_REGIONAL_ENDPOINTS=regional where you get them, and get new ones.`,
      );
    default:
      return null;
  }
}

const regionFailure = (message: string): CollectFailure => ({
  ok: false,
  code: 'RegionUnusable',
  message,
  action: null,
});
