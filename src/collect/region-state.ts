/** Explains why all collectors of a region fail when the region itself is the reason, such as one that is not enabled. */
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Clients } from '../aws/clients';
import { ARTIFACTS, type ArtifactId } from '../model/artifacts';
import type { CollectFailure, Inventory } from '../model/inventory';
import { isSesOffered } from '../model/ses-regions';
import { GLOBAL, type Target } from '../model/target';
import { isOptIn } from '../plan/regions';

/** The IAM action that tells whether a region is enabled. */
export const REGION_STATE_ACTION = 'ec2:DescribeRegions';

/** The errors with which services of a region that is not enabled refuse credentials that are valid elsewhere. */
const REFUSED_CREDENTIALS: ReadonlySet<string> = new Set([
  'AuthFailure',
  'InvalidClientTokenId',
  'OptInRequired',
  'UnrecognizedClientException',
]);

/** The failures that tell nothing about credentials: no call was made, the region lacks the service, or AWS did not answer. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'InvalidAction',
  'NeedsFailed',
  'UnknownOperationException',
  'Unparsable',
  'Unreachable',
]);

/**
 * Tells whether every service of the region refused the credentials, as in a region that is not enabled. A list without
 * anything on it is no sign that the region is enabled.
 */
function looksOff({ target, artifacts }: Inventory): boolean {
  const own = Object.entries(artifacts)
    // Where SES is not offered, its artifacts say so without a call.
    .filter(([id]) => isSesOffered(target.region) || ARTIFACTS[id as ArtifactId].service !== 'ses')
    .map(([, result]) => result)
    .filter((result) => (result.ok ? !isEmptyList(result.data) : !NO_ANSWER.has(result.code)));
  return (
    isOptIn(target.region) &&
    own.length > 0 &&
    own.every((result) => !result.ok && REFUSED_CREDENTIALS.has(result.code))
  );
}

const isEmptyList = (data: unknown): boolean => Array.isArray(data) && data.length === 0;

/**
 * Replaces all results of an inventory by one failure that explains them, when every service of the region refuses the
 * credentials: the region is not enabled, or the credentials are tokens of the global STS endpoint, which regions that
 * must be enabled do not accept. Other inventories are returned unchanged.
 *
 * @param connect Creates clients of the account. A region that every account has tells whether this one is enabled.
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
    const failure = explainStatus(target, await fetchOptInStatus(clients, target.region, signal));
    if (!failure) return inventory;
    const asked = clients.cost();
    return {
      ...inventory,
      artifacts: Object.fromEntries(Object.keys(artifacts).map((id) => [id, failure])),
      cost: {
        ...cost,
        requests: cost.requests + asked.requests,
        metricsBought: cost.metricsBought + asked.metricsBought,
      },
    };
  } finally {
    clients.close();
  }
}

/** Asks EC2 for the opt-in status of a region; null when EC2 does not tell. */
async function fetchOptInStatus(
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

/** Explains an opt-in status; null when the region is not the reason. */
function explainStatus({ account, region }: Target, status: string | null): CollectFailure | null {
  const next = 'enable it, or take it out of the plan.';
  switch (status) {
    case 'not-opted-in':
      return createRegionFailure(`The region ${region} is not enabled in account ${account}: ${next}`);
    case null:
      return createRegionFailure(
        `The region ${region} is not enabled in account ${account}, it seems, because all its services refuse credentials that STS accepts (iem could not call ${REGION_STATE_ACTION} to be certain): ${next}`,
      );
    case 'opted-in':
      return createRegionFailure(
        `The region ${region} is enabled in account ${account}, but refuses these credentials: it does not accept tokens of the global STS endpoint, so set AWS_STS_REGIONAL_ENDPOINTS=regional where you get credentials, and get new ones.`,
      );
    default:
      return null;
  }
}

const createRegionFailure = (message: string): CollectFailure => ({
  ok: false,
  code: 'RegionUnusable',
  message,
  action: null,
});
