/** Collecting a synthetic account as the tool does it: through the standard configuration and its own clients. */
import { createClients } from '../../../src/aws/clients';
import type { RateLimiter } from '../../../src/aws/rate-limiter';
import type { AnyCollector } from '../../../src/collect/collector';
import { collectors as all } from '../../../src/collect/registry';
import { collectTarget } from '../../../src/collect/run';
import type { Inventory } from '../../../src/model/inventory';
import { GLOBAL } from '../../../src/model/target';
import type { Lookback } from '../../../src/plan/lookback';
import { ACCOUNT_ID, REGION } from './account';

/** The time the account is collected at. */
const NOW = '2026-11-22T00:00:00Z';

/** How the account is reached, and over which time its metrics are asked. */
export interface Reach {
  readonly endpoint: string;
  readonly lookback: Lookback;
  readonly limiter: RateLimiter;
  /** All of them by default. */
  readonly collectors?: readonly AnyCollector[];
  /** By which the account tells its callers apart. */
  readonly accessKeyId?: string;
}

/** One region of it, or what is `global`; all regions look alike. */
export async function collectRegion(
  region: string,
  { endpoint, lookback, limiter, collectors = all, accessKeyId = 'AKIDEXAMPLE' }: Reach,
): Promise<Inventory> {
  process.env.AWS_ENDPOINT_URL = endpoint;
  const target = { account: ACCOUNT_ID, region };
  const credentials = { accessKeyId, secretAccessKey: 'example' };
  const clients = createClients({ ...target, credentials, limiter });
  const { signal } = new AbortController();
  try {
    return await collectTarget({ target, collectors, clients, lookback, now: () => NOW, signal });
  } finally {
    clients.close();
  }
}

/** The region, and what is global. */
export async function collectSynthetic(reach: Reach): Promise<{ regional: Inventory; global: Inventory }> {
  const [regional, global] = await Promise.all([collectRegion(REGION, reach), collectRegion(GLOBAL, reach)]);
  return { regional, global };
}
