import { type GapServer, startGapServer } from './gap-server';
import { startEmulator } from './servers';
import { fillShop, shopScenario } from './shop/services';

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

/**
 * Starts moto, fills it with the shop, and puts the gap server in front.
 *
 * @param now What the shop's fortnight of metrics ends at.
 */
export async function startShop(now: Date): Promise<RunningShop> {
  const moto = await startEmulator('moto');
  try {
    await fillShop(moto.endpoint, now);
    const gap = await startGapServer(moto.endpoint, shopScenario(now));
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
