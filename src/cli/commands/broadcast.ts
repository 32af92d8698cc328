import type { Command } from 'commander';
import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import type { Environment } from '../environment';
import { readPlan } from '../files';
import { formatExamples } from '../help';
import { DEFAULT_STORE, withStoredEvent } from '../local-store';
import { formatOption, outputOption, storeFolder, withFormat } from '../options';
import { write } from '../output';

/** How a broadcast is written. */
export interface BroadcastChoice {
  readonly format?: 'terminal' | 'markdown';
  readonly output?: string;
}

interface BroadcastOptions extends BroadcastChoice {
  readonly event?: string;
  readonly store: string;
}

/** The formats of a broadcast. */
export const BROADCAST_FORMATS = ['terminal', 'markdown'] as const;

/** `iem broadcast`: what stakeholders are told of an event (step 3). */
export function broadcastCommand(program: Command, environment: Environment): void {
  program
    .command('broadcast')
    .argument('[plan]', 'event plan, YAML or JSON')
    .description('write what stakeholders are told of an event (step 3): when, how much, whom to call')
    .option('-e, --event <id>', 'stored event (default: the only one in the store)')
    .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
    .addOption(formatOption(BROADCAST_FORMATS))
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${formatExamples(
        'iem broadcast my-event.yaml',
        'iem broadcast --event my-event --output announcement.md',
      )}\n\nPlain text is for mails and chats. Where credentials are kept is not told.`,
    )
    .action(async (planFile: string | undefined, options: BroadcastOptions) => {
      const { event, store } = options;
      if (planFile !== undefined && event !== undefined)
        throw new IemError('input-unreadable', 'Give either a plan file or --event with a stored plan.');
      const where = { store, ...(event !== undefined && { event }) };
      const plan =
        planFile === undefined
          ? await withStoredEvent(where, environment, async (opened, id) => (await opened.plans.get(id)).plan)
          : await readPlan(planFile);
      await writeBroadcast(plan, options, environment);
    });
}

/** Writes what stakeholders are told of an event, in the format that is asked for. */
export async function writeBroadcast(
  plan: EventPlan,
  options: BroadcastChoice,
  environment: Environment,
): Promise<void> {
  const { format, output } = withFormat(options, BROADCAST_FORMATS);
  const { broadcastMarkdown, broadcastText, composeBroadcast } = await import('../../workbook/broadcast');
  const broadcast = composeBroadcast(plan);
  const text = format === 'markdown' ? broadcastMarkdown(broadcast) : broadcastText(broadcast);
  await write(text, output, environment);
}
