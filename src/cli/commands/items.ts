import { type Command, Option } from 'commander';
import { type ItemState, itemState, PEOPLES_STATES } from '../../model/action-item';
import { IemError } from '../../model/error';
import type { Environment } from '../environment';
import { EXIT, type Exit } from '../exit';
import { formatExamples } from '../help';
import {
  DEFAULT_STORE,
  type StoredEventOptions,
  type StoredEventWork,
  withStoredEvent,
} from '../local-store';
import { outputOption, storeFolder, withFormat } from '../options';
import { write } from '../output';

interface ListOptions extends StoredEventOptions {
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

/** `iem items …`: the action items of section 16, which runs open and people work off. */
export function itemsCommands(program: Command, environment: Environment, exit: Exit): void {
  const items = program
    .command('items')
    .description('list, assign and work off the action items of an event')
    .addHelpText(
      'after',
      `${formatExamples(
        'iem items list',
        'iem items set db-multi-az~111122223333~us-east-1~orders --owner "Mei Tan"',
        'iem items list --output items.xlsx',
        'iem items import items.xlsx',
      )}\n\nRuns that are stored (iem check --store) open and resolve items by themselves.`,
    );

  const command = (name: string, description: string, ...examples: readonly string[]) =>
    items
      .command(name)
      .description(description)
      .option('-e, --event <id>', 'event (default: the only one in the store)')
      .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
      .addHelpText('after', formatExamples(...examples));

  const inStore = <T>(options: StoredEventOptions, work: StoredEventWork<T>): Promise<T> =>
    withStoredEvent(options, environment, work);
  const author = () => ({ by: environment.user, at: environment.now() });
  const says = (text: string) => environment.stderr.write(`${text}\n`);

  command(
    'list',
    'list action items, what must be done first before the others',
    'iem items list --owner "Mei Tan" --state open',
    'iem items list --output items.xlsx',
  )
    .addOption(new Option('-s, --state <state>', 'only items in this state').choices(itemState.options))
    .option('--owner <name>', 'only items of this owner')
    .option('--late', 'only items whose day is over')
    .addOption(new Option('-f, --format <format>', 'output format').choices(LIST_FORMATS))
    .addOption(outputOption())
    .action(async (options: ListOptions) => {
      const { format, output, ...filter } = withFormat(options, LIST_FORMATS);
      const [{ findActionItems }, { itemsText }] = await Promise.all([
        import('../../app/records/work-off-items'),
        import('../items'),
      ]);
      const text = await inStore(options, async (store, event) =>
        itemsText(event, await findActionItems(store, event, filter, environment.now()), format, environment),
      );
      await write(text, output, environment);
    });

  command(
    'add',
    'add an item that no run finds',
    'iem items add "Book the room for the night." --owner "Mei Tan" --due 2026-12-01',
  )
    .argument('<description>', 'what must be done')
    .addOption(new Option('--status <colour>', 'how bad it is').choices(['red', 'yellow']).default('red'))
    .option('--owner <name>', 'who does it')
    .option('--due <day>', 'day such as 2026-12-01')
    .option('--reason <text>', 'why')
    .option('--remarks <text>', 'what else there is to say')
    .action(
      async (
        description: string,
        { status, store, event, ...words }: StoredEventOptions & Words & { status: 'red' | 'yellow' },
      ) => {
        const { addActionItem } = await import('../../app/records/action-items');
        const { readOwnItem } = await import('../items');
        const own = readOwnItem({ ...words, description, colour: status });
        const { item } = await inStore({ store, ...(event !== undefined && { event }) }, (opened, id) =>
          addActionItem(opened, id, own, author()),
        );
        says(`Added ${item.id}.`);
      },
    );

  command(
    'set',
    'change the state, owner, due date, reason or remarks of items; "" takes a value away',
    'iem items set item~1 --state done',
    'iem items set item~1 item~2 --owner "Mei Tan" --due 2026-12-01',
  )
    .argument('<ids...>', 'ids of items')
    .addOption(new Option('--state <state>', 'how far they are').choices(PEOPLES_STATES))
    .option('--owner <name>', 'who does them')
    .option('--due <day>', 'day such as 2026-12-01')
    .option('--reason <text>', 'why')
    .option('--remarks <text>', 'what else there is to say')
    .action(
      async (
        ids: readonly string[],
        { store, event, ...edit }: StoredEventOptions & Words & { state?: (typeof PEOPLES_STATES)[number] },
      ) => {
        const { readEdit } = await import('../items');
        const { changeActionItems } = await import('../../app/records/work-off-items');
        const read = readEdit(edit);
        if (Object.keys(read).length === 0)
          throw new IemError(
            'input-unreadable',
            'Say what to change: --state, --owner, --due, --reason or --remarks.',
          );
        const count = await inStore({ store, ...(event !== undefined && { event }) }, (opened, id) =>
          changeActionItems(opened, id, ids, read, author()),
        );
        says(`Changed ${count} of ${ids.length}.`);
      },
    );

  command(
    'assign',
    'name an owner for the open items that match, unless they have one',
    'iem items assign "Database team" --check "db-*"',
    'iem items assign payments --tag team=payments',
  )
    .argument('<owner>', 'who does them')
    .option('--check <pattern>', 'check or family of ceilings; * stands for anything')
    .option('--account <id>', 'account')
    .option('--region <name>', 'region')
    .option('--resource <pattern>', 'name of the resource; * stands for anything')
    .option('--tag <key=value>', 'tag of the resource, as the latest run read it')
    .action(async (owner: string, { store, event, ...rule }: StoredEventOptions & Record<string, string>) => {
      if (Object.keys(rule).length === 0)
        throw new IemError(
          'input-unreadable',
          'Say which items: --check, --account, --region, --resource or --tag.',
        );
      const { assignItems } = await import('../../app/records/assign-items');
      const count = await inStore({ store, ...(event !== undefined && { event }) }, (opened, id) =>
        assignItems(opened, id, owner, rule, author()),
      );
      says(`${count} items have ${owner} now.`);
    });

  command(
    'import',
    'take over what people edited in a sheet that "iem items list --output" wrote',
    'iem items import items.xlsx',
  )
    .argument('<file>', 'spreadsheet (.xlsx) or CSV')
    .option('--dry-run', 'only tell what would change')
    .addHelpText(
      'after',
      '\nA row that somebody else changed meanwhile is a conflict: it is shown, and nothing\nof it is taken over. Exit codes: 0 all was taken over, 1 something was not, 2 the\nsheet cannot be read.',
    )
    .action(
      async (file: string, { dryRun = false, ...options }: StoredEventOptions & { dryRun?: boolean }) => {
        const { isWhole, outcomeText, readSheet } = await import('../items');
        const { takeOverItemSheet } = await import('../../app/records/work-off-items');
        const rows = await readSheet(file);
        const how = { isDryRun: dryRun, author: author() };
        const outcome = await inStore(options, (store, event) => takeOverItemSheet(store, event, rows, how));
        says(outcomeText(outcome, dryRun));
        if (!isWhole(outcome)) exit(EXIT.found);
      },
    );
}
