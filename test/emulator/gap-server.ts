import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from './gap-answers';
import { startEmulator } from './servers';

/** One request as it came in; `action` is an IAM action such as `ec2:DescribeInstances`. */
export interface SeenRequest {
  readonly action: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Whose state the answer came from: ours, by AWS's models, or moto's. Not there where a fault was the answer. */
  readonly answeredBy?: 'modelled' | 'moto';
}

/** An AWS endpoint on the loopback interface, with faults to be had. Actions are IAM actions. */
export interface GapServer {
  readonly endpoint: string;
  /** Everything asked since the start or the last `heal`, in order. */
  seen(): Promise<readonly SeenRequest[]>;
  /** Refuses actions from now on. */
  deny(...actions: readonly string[]): Promise<void>;
  /** Throttles the next `times` requests of each action. */
  throttle(times: number, ...actions: readonly string[]): Promise<void>;
  /** Delays every answer. */
  delay(milliseconds: number): Promise<void>;
  /** Ends all faults and forgets what was seen. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

/** Stands in front of moto: answers what it lacks from the scenario, makes faults, and passes on the rest. */
export async function startGapServer(moto: string, { rules, repairs }: Scenario): Promise<GapServer> {
  const folder = await mkdtemp(join(tmpdir(), 'iem-scenario-'));
  const file = join(folder, 'scenario.json');
  await writeFile(file, JSON.stringify({ ...repairs, rules }));
  const server = await startEmulator('modelled', {
    MODELLED_SCENARIO: file,
    MODELLED_BEHIND: new URL(moto).host,
  });
  const control = async (what: string, said: object = {}): Promise<readonly SeenRequest[]> => {
    const response = await fetch(`${server.endpoint}/_modelled/${what}`, {
      method: 'POST',
      body: JSON.stringify(said),
    });
    return response.json() as Promise<readonly SeenRequest[]>;
  };
  return {
    endpoint: server.endpoint,
    seen: () => control('seen'),
    deny: async (...actions) => void (await control('deny', { actions })),
    throttle: async (times, ...actions) => void (await control('throttle', { times, actions })),
    delay: async (milliseconds) => void (await control('delay', { milliseconds })),
    heal: async () => void (await control('heal')),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
