import { type Command, InvalidArgumentError, Option } from 'commander';
import { IemError } from '../../model/error';
import type { Environment } from '../environment';
import { formatExamples } from '../help';
import { DEFAULT_STORE, type StoredEventOptions, withStoredEvent } from '../local-store';
import { printedFormatOption, storeFolder } from '../options';
import { write } from '../output';

interface RunsOptions extends StoredEventOptions {
  readonly compare?: readonly string[];
  readonly limit: number;
  readonly format: 'terminal' | 'json';
}

/** As many as fit on one or two screens. */
const DEFAULT_LIMIT = 20;
const MOST_RUNS = 1000;

/** `iem runs`: lists stored runs, and compares two of them. */
export function runsCommand(program: Command, environment: Environment): void {
  program
    .command('runs')
    .description('list the stored runs of an event, newest first, or compare two of them')
    .option('-e, --event <id>', 'event whose runs to list (default: the only one in the store)')
    .option('-c, --compare <runs...>', 'two runs, or one to compare with the latest')
    .addOption(
      new Option('-n, --limit <number>', 'number of runs to list').argParser(limit).default(DEFAULT_LIMIT),
    )
    .addOption(
      new Option('--store <folder>', 'folder in which runs are stored')
        .default(DEFAULT_STORE)
        .argParser(storeFolder),
    )
    .addOption(printedFormatOption())
    .addHelpText(
      'after',
      formatExamples(
        'iem runs',
        'iem runs --event my-event --format json',
        'iem runs --compare 20261122T164500000Z-cli',
        'iem runs --compare 20261115T090000000Z-cli 20261122T164500000Z-cli',
      ),
    )
    .action(async (options: RunsOptions) => {
      const text = options.compare
        ? await comparison(options, environment)
        : await list(options, environment);
      await write(text, undefined, environment);
    });
}

async function list({ limit, format, ...where }: RunsOptions, environment: Environment): Promise<string> {
  const { listStoredRuns: storedRuns } = await import('../../app/stored-runs');
  const runs = await withStoredEvent(where, environment, (store, event) => storedRuns(store, event, limit));
  if (format === 'json') return `${JSON.stringify(runs, null, 2)}\n`;
  const { formatRunList } = await import('../runs-text');
  return formatRunList(runs, environment);
}

async function comparison(
  { compare = [], format, ...where }: RunsOptions,
  environment: Environment,
): Promise<string> {
  const [one = 'latest', other = 'latest', ...more] = compare;
  if (more.length > 0) throw new IemError('input-unreadable', 'Give one or two runs to compare.');
  const { compareStoredRuns } = await import('../../app/stored-runs');
  const compared = await withStoredEvent(where, environment, (store, event) =>
    compareStoredRuns(store, event, [one, other]),
  );
  if (format === 'json') return `${JSON.stringify(compared, null, 2)}\n`;
  const { formatComparison } = await import('../runs-text');
  return formatComparison(compared, environment);
}

function limit(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_RUNS) {
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_RUNS}.`);
  }
  return value;
}
