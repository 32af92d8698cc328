import type { Command } from 'commander';
import { IemError } from '../../model/error';
import type { Environment } from '../environment';
import { readPlan } from '../files';
import { formatExamples } from '../help';
import { DEFAULT_STORE, withStoredEvent } from '../local-store';
import { formatOption, outputOption, storeFolder, withFormat } from '../options';
import { write } from '../output';

interface BroadcastOptions {
  readonly event?: string;
  readonly store: string;
  readonly format?: 'terminal' | 'markdown';
  readonly output?: string;
}

const FORMATS = ['terminal', 'markdown'] as const;

/** `iem broadcast`: what stakeholders are told of an event (step 3). */
export function broadcastCommand(program: Command, environment: Environment): void {
  program
    .command('broadcast')
    .argument('[plan]', 'event plan, YAML or JSON')
    .description('write what stakeholders are told of an event (step 3): when, how much, whom to call')
    .option('-e, --event <id>', 'stored event (default: the only one in the store)')
    .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
    .addOption(formatOption(FORMATS))
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
      const { format, output } = withFormat(options, FORMATS);
      const { broadcastMarkdown, broadcastText, composeBroadcast } = await import('../../workbook/broadcast');
      const where = { store, ...(event !== undefined && { event }) };
      const plan =
        planFile === undefined
          ? await withStoredEvent(where, environment, async (opened, id) => (await opened.plans.get(id)).plan)
          : await readPlan(planFile);
      const broadcast = composeBroadcast(plan);
      await write(
        format === 'markdown' ? broadcastMarkdown(broadcast) : broadcastText(broadcast),
        output,
        environment,
      );
    });
}
