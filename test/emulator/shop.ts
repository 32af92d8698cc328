import type { Scenario } from './gap-answers';
import { type GapServer, startGapServer } from './gap-server';
import { startEmulator } from './servers';
import { fillShop } from './shop/fill';
import { SHOP_SCENARIO, trustedAdvisorAt } from './shop/scenario';

export interface RunningShop extends GapServer {
  /** moto itself, for a gap server of another scenario in front of the same shop. */
  readonly moto: string;
  /**
   * The environment that points any AWS SDK at the shop, and at nothing else on this machine. Processes that get it
   * must be spawned, not run synchronously: the gap server answers from this process.
   */
  readonly env: Readonly<Record<string, string>>;
}

/** The environment that points any AWS SDK at `endpoint`. */
export const emulatorEnv = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
});

export interface ShopOptions {
  /** What the shop's fortnight of metrics ends at; the current time by default. */
  readonly now?: Date;
  /** What differs from the shop in the part that moto lacks, such as `{ trustedAdvisor: null }`. */
  readonly scenario?: Partial<Scenario>;
}

/** Starts moto, fills it with the shop, and puts the gap server in front. */
export async function startShop({ now = new Date(), scenario }: ShopOptions = {}): Promise<RunningShop> {
  const moto = await startEmulator('moto');
  try {
    await fillShop(moto.endpoint, now);
    const gap = await startGapServer(moto.endpoint, {
      ...SHOP_SCENARIO,
      trustedAdvisor: trustedAdvisorAt(now),
      ...scenario,
    });
    const stop = async () => {
      await gap.stop();
      await moto.stop();
    };
    return { ...gap, moto: moto.endpoint, env: emulatorEnv(gap.endpoint), stop };
  } catch (error) {
    await moto.stop();
    throw error;
  }
}
