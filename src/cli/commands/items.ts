import { type Command, Option } from 'commander';
import type { Acceptance } from '../../app/records/accept-item';
import { type ItemState, itemState, PEOPLES_STATES } from '../../model/action-item';
import { IemError } from '../../model/error';
import { toPlainText } from '../../report/render/plain-text';
import { formatCount } from '../../report/render/words';
import type { Environment } from '../environment';
import { type EventHost, localHost, perform } from '../event-host';
import { EXIT, type Exit } from '../exit';
import { formatExamples } from '../help';
import { outputOption, withFormat } from '../options';
import { write } from '../output';

interface ListOptions {
  readonly state?: ItemState;
  readonly owner?: string;
  readonly late?: boolean;
  readonly format?: ListFormat;
  readonly output?: string;
}

const LIST_FORMATS = ['terminal', 'json', 'csv', 'xlsx'] as const;
type ListFormat = (typeof LIST_FORMATS)[number];

interface Words {
  readonly owner?: string;
  readonly due?: string;
  readonly reason?: string;
  readonly remarks?: string;
}

/** Adds the options of what people say of an item. */
const withWords = (command: Command): Command =>
  command
    .option('--owner <name>', 'who does it')
    .option('--due <day>', 'day such as 2026-12-01')
    .option('--reason <text>', 'why')
    .option('--remarks <text>', 'what else there is to say');

/** `iem items …` */
export const itemsCommands = (program: Command, environment: Environment, exit: Exit): void =>
  itemsCommandsOf(program, environment, localHost(environment), exit);

/** `items …` of `iem` and of `iem remote`: the action items of section 16, which runs open and people work off. */
export function itemsCommandsOf(
  program: Command,
  environment: Environment,
  host: EventHost,
  exit: Exit,
): void {
  const items = program
    .command('items')
    .description('list, assign and work off the action items of an event')
    .addHelpText(
      'after',
      `${formatExamples(
        host.write('items list'),
        host.write('items set', 'item~1 --owner "Mei Tan"'),
        host.write('items list', '--output items.xlsx'),
      )}\n\nRuns that are stored (iem check --store) open and resolve items by themselves.`,
    );
  const create = (name: string, description: string, ...examples: readonly string[]) =>
    host
      .create(items, name)
      .description(description)
      .addHelpText('after', formatExamples(...examples.map((rest) => host.write(`items ${name}`, rest))));
  const says = (text: string) => environment.stderr.write(`${text}\n`);

  perform<ListOptions, []>(
    create(
      'list',
      'list action items, what must be done first before the others',
      '--owner "Mei Tan" --state open',
      '--output items.xlsx',
    )
      .addOption(new Option('-s, --state <state>', 'only items in this state').choices(itemState.options))
      .option('--owner <name>', 'only items of this owner')
      .option('--late', 'only items whose day is over')
      .addOption(new Option('-f, --format <format>', 'output format').choices(LIST_FORMATS))
      .addOption(outputOption()),
    host,
    async (withEvent, options) => {
      const { format, output, ...filter } = withFormat(options, LIST_FORMATS);
      const [{ findActionItems }, { itemsText }] = await Promise.all([
        import('../../app/records/work-off-items'),
        import('../items'),
      ]);
      const text = await withEvent(async (event) =>
        itemsText(event.id, await findActionItems(event, filter), format, environment),
      );
      await write(text, output, environment);
    },
  );

  perform<Words & { readonly status: 'red' | 'yellow' }, [string]>(
    withWords(
      create('add', 'add an item that no run finds', '"Book the room." --owner Mei --due 2026-12-01')
        .argument('<description>', 'what must be done')
        .addOption(
          new Option('--status <colour>', 'how bad it is').choices(['red', 'yellow']).default('red'),
        ),
    ),
    host,
    async (withEvent, { status, ...words }, description) => {
      const { readOwnItem } = await import('../items');
      const own = readOwnItem({ ...words, description, colour: status });
      const { id } = await withEvent((event) => event.addItem(own));
      says(`Added ${id}.`);
    },
  );

  perform<Words & { readonly state?: (typeof PEOPLES_STATES)[number] }, [readonly string[]]>(
    withWords(
      create(
        'set',
        'change the state, owner, due date, reason or remarks of items; "" takes a value away',
        'item~1 --state done',
        'item~1 item~2 --owner "Mei Tan"',
      )
        .argument('<ids...>', 'ids of items')
        .addOption(new Option('--state <state>', 'how far they are').choices(PEOPLES_STATES)),
    ),
    host,
    async (withEvent, edit, ids) => {
      const { readEdit } = await import('../items');
      const { changeActionItems } = await import('../../app/records/work-off-items');
      const read = readEdit({ ...edit });
      if (Object.keys(read).length === 0)
        throw new IemError(
          'input-unreadable',
          'Say what to change: --state, --owner, --due, --reason or --remarks.',
        );
      const count = await withEvent((event) => changeActionItems(event, ids, read));
      says(`Changed ${count} of ${ids.length}.`);
    },
  );

  perform<Omit<Acceptance, 'owner'> & { readonly owner?: string }, [string]>(
    create(
      'accept',
      'accept the risk of an item until a day: one waiver for each of its findings',
      'ID --reason Harmless --expires 2026-12-13',
    )
      .argument('<id>', 'id of an item that a run opened')
      .requiredOption('--reason <text>', 'why the risk is accepted')
      .requiredOption('--expires <day>', 'last day of the waiver, on which the event is over')
      .option('--owner <name>', 'who accepts it (default: you)'),
    host,
    async (withEvent, { reason, expires, owner = environment.user }, id) => {
      const { acceptItem } = await import('../../app/records/accept-item');
      const { acceptedText } = await import('../items');
      const accepted = await withEvent((event) => acceptItem(event, id, { reason, owner, expires }));
      says(acceptedText(id, expires, accepted));
    },
  );

  perform<Readonly<Record<string, string>>, [string]>(
    create(
      'assign',
      'name an owner for the open items that match, unless they have one',
      '"Database team" --check "db-*"',
      'payments --tag team=payments',
    )
      .argument('<owner>', 'who does them')
      .option('--check <pattern>', 'check or family of ceilings; * stands for anything')
      .option('--account <id>', 'account')
      .option('--in-region <name>', 'region of the resource')
      .option('--resource <pattern>', 'name of the resource; * stands for anything')
      .option('--tag <key=value>', 'tag of the resource, as the latest run read it'),
    host,
    async (withEvent, { inRegion, ...given }, owner) => {
      const rule = { ...given, ...(inRegion !== undefined && { region: inRegion }) };
      if (Object.keys(rule).length === 0)
        throw new IemError(
          'input-unreadable',
          'Say which items: --check, --account, --in-region, --resource or --tag.',
        );
      const { assignItems } = await import('../../app/records/assign-items');
      const count = await withEvent((event) => assignItems(event, owner, rule));
      says(toPlainText(`${owner} has ${formatCount(count, 'item')} more now.`));
    },
  );

  perform<{ readonly dryRun?: boolean }, [string]>(
    create('import', 'take over what people edited in a sheet that "items list --output" wrote', 'items.xlsx')
      .argument('<file>', 'spreadsheet (.xlsx) or CSV')
      .option('--dry-run', 'only tell what would change')
      .addHelpText(
        'after',
        `
A row that somebody else changed meanwhile is a conflict: it is shown, and
nothing of it is taken over. Exit codes: 0 all was taken over, 1 something was
not, 2 the sheet cannot be read.`,
      ),
    host,
    async (withEvent, { dryRun = false }, file) => {
      const { isWhole, outcomeText, readSheet } = await import('../items');
      const { takeOverItemSheet } = await import('../../app/records/work-off-items');
      const rows = await readSheet(file);
      const outcome = await withEvent((event) => takeOverItemSheet(event, rows, dryRun));
      says(outcomeText(outcome, dryRun));
      if (!isWhole(outcome)) exit(EXIT.found);
    },
  );
}
