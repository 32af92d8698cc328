import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Backend } from '../../app/backend';
import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import { type Line, print, wrap } from '../../report/render/terminal-lines';
import { SIGN } from '../../report/render/words';
import type { Environment } from '../environment';
import { EXIT, type Exit } from '../exit';
import { readPlan } from '../files';
import { formatExamples } from '../help';
import { DEFAULT_STORE, localCourier, withStore } from '../local-store';
import { storeFolder } from '../options';

interface NotifyOptions {
  readonly drill?: true;
  readonly event?: string;
  readonly store: string;
}

/** `iem notify`: tests whether notifications arrive. */
export function notifyCommands(program: Command, environment: Environment, exit: Exit): void {
  program
    .command('notify')
    .argument('[plan]', 'event plan, YAML or JSON')
    .description('test whether messages about an event reach its Slack channel')
    .addOption(new Option('--drill', 'send a message that says it is a drill').makeOptionMandatory())
    .option('-e, --event <id>', 'event whose stored plan to use instead of a file')
    .option('--store <folder>', 'folder in which that plan is stored', storeFolder, DEFAULT_STORE)
    .addHelpText(
      'after',
      `${formatExamples('iem notify --drill my-event.yaml', 'iem notify --drill --event my-event')}

The webhook is read from where notifications.slackWebhook says, with the AWS
credentials of this machine. To test the path of a deployed backend, send it
POST /events/{eventId}/notifications/drill.

Exit codes: 0 it arrived, 1 it did not, 2 there is nothing to test.`,
    )
    .action(async (planFile: string | undefined, { event, store: folder }: NotifyOptions) => {
      if ((planFile === undefined) === (event === undefined)) {
        throw new IemError('input-unreadable', 'Give either a plan file or --event with a stored plan.');
      }
      const arrived =
        planFile === undefined
          ? await withStore(folder, environment, async (store) =>
              runDrill((await store.plans.get(event ?? '')).plan, store, environment),
            )
          : await drillWithFile(await readPlan(planFile), environment);
      exit(arrived ? EXIT.ok : EXIT.found);
    });
}

/** Uses a temporary store, so that the test leaves nothing behind. */
async function drillWithFile(plan: EventPlan, environment: Environment): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'iem-drill-'));
  try {
    return await withStore(folder, environment, async (store) => {
      await store.plans.create(plan, environment.user);
      return runDrill(plan, store, environment);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Goes through delivery step by step and prints each result. Returns whether the message arrived. */
async function runDrill(
  plan: EventPlan,
  store: Backend['store'],
  environment: Environment,
): Promise<boolean> {
  const { sendDrill } = await import('../../app/notifications/drill');
  const { deliver } = await import('../../app/notifications/deliver');
  const courier = await localCourier(store, environment);
  const say = (done: boolean, step: string, detail: string): void => {
    environment.stdout.write(stepText(done, step, detail, environment));
  };

  const ref = await sendDrill({ store, now: environment.now, outbox: { send: async () => {} } }, plan);
  say(true, 'recorded', ref.id);
  // The step that was started last is the one that failed if an error is thrown.
  let step = 'read';
  try {
    await deliver(
      {
        ...courier,
        async secret(reference) {
          const webhook = await courier.secret(reference);
          say(true, step, reference);
          step = 'posted';
          return webhook;
        },
        async postToSlack(...message) {
          await courier.postToSlack(...message);
          say(true, step, 'Slack accepted the message.');
          step = 'confirmed';
        },
      },
      ref,
    );
    say(true, step, 'Look in the channel: the message ends with the id above.');
    return true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say(false, step, error.message);
    return false;
  }
}

const STEP_WIDTH = 'confirmed'.length;

function stepText(
  done: boolean,
  step: string,
  detail: string,
  { unicode, width, colour }: Environment,
): string {
  const tone = done ? 'green' : 'red';
  const sign = SIGN[tone][unicode ? 'unicode' : 'ascii'];
  const line: Line = [[tone, sign], ` ${step.padEnd(STEP_WIDTH)}  `, detail];
  const indent = ' '.repeat(STEP_WIDTH + 4);
  return print(wrap(line, width, indent), width, colour, unicode ? '…' : '...');
}
