import { type Command, Option } from 'commander';
import type { PlannedAction } from '../../model/action';
import { IemError } from '../../model/error';
import { type Environment, ownSettings } from '../environment';
import { EXIT, type Exit } from '../exit';
import { formatExamples } from '../help';
import {
  DEFAULT_STORE,
  type StoredEventOptions,
  type StoredEventWork,
  withStoredEvent,
} from '../local-store';
import { printedFormatOption, roleName, storeFolder } from '../options';
import { write } from '../output';
import { showWhile } from '../progress';

interface ActingOptions extends StoredEventOptions {
  readonly role?: string;
  readonly profile?: string;
  readonly format: 'terminal' | 'json';
}

/** `iem actions …`: what AWS is asked for, for an event: planned first, and done only when a person says so. */
export function actionsCommands(program: Command, environment: Environment, exit: Exit): void {
  const actions = program
    .command('actions')
    .description('plan what AWS is asked for, such as quota increases, and apply it when told')
    .addHelpText(
      'after',
      `${formatExamples(
        'iem actions plan',
        'iem actions apply --all --role iem-acting',
        'iem actions list',
      )}\n\nThey follow from the latest stored run (iem check --store). No run applies any.\n"iem iam-policy --acting" prints the permissions that acting needs.`,
    );

  const command = (name: string, description: string) =>
    actions
      .command(name)
      .description(description)
      .option('-e, --event <id>', 'event (default: the only one in the store)')
      .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
      .addOption(new Option('--role <name>', 'role of each account that may act').argParser(roleName))
      .option('--profile <name>', 'profile of this machine that may act')
      .addOption(printedFormatOption());
  const inStore = <T>(options: StoredEventOptions, work: StoredEventWork<T>): Promise<T> =>
    withStoredEvent(options, environment, work);
  const openAccounts = async (options: ActingOptions) => {
    const { createActingAccounts } = await import('../../app/actions/acting-accounts');
    return createActingAccounts(options, ownSettings(environment));
  };
  const answer = (format: ActingOptions['format'], document: unknown, text: () => string): Promise<void> =>
    write(format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : text(), undefined, environment);

  command('plan', 'show what would be asked of AWS, in order, with why and how long AWS takes')
    .option('--offline', 'ask AWS nothing, also not which requests are open')
    .addHelpText(
      'after',
      `${formatExamples(
        'iem actions plan',
        'iem actions plan --offline --format json',
      )}\n\nIt changes nothing.`,
    )
    .action(async (options: ActingOptions & { readonly offline?: boolean }) => {
      const { planActions } = await import('../../app/actions/plan-actions');
      const { planText } = await import('../actions-text');
      const accounts = await openAccounts(options);
      await inStore(options, async (store, event) => {
        const planned = await showWhile(environment, 'Asking which requests are open', () =>
          planActions(store, event, options.offline ? null : accounts, environment.now()),
        );
        const { run, actions: found } = planned;
        warnOfAge(run, environment);
        const document = { schema: 'iem-actions/1', event, run, actions: found };
        await answer(options.format, document, () => planText(event, run, found, environment));
      });
    });

  command('apply', 'do what is planned and ready, after it is confirmed')
    .argument('[ids...]', 'ids of planned actions')
    .option('--all', 'all that are ready')
    .option('-y, --yes', 'do not ask whether to go on')
    .option('--dry-run', 'change nothing; AWS says what it would do, where it can')
    .addHelpText(
      'after',
      `${formatExamples('iem actions apply --all --role iem-acting', 'iem actions apply --all --dry-run')}

What was applied before, or AWS has already, is not asked for again.

Exit codes: 0 all is done, 1 something is not, 2 nothing could be tried.`,
    )
    .action(
      async (
        ids: readonly string[],
        options: ActingOptions & {
          readonly all?: boolean;
          readonly yes?: boolean;
          readonly dryRun?: boolean;
        },
      ) => {
        if (ids.length > 0 === (options.all ?? false))
          throw new IemError('input-unreadable', 'Give ids of planned actions, or --all.');
        const { planActions } = await import('../../app/actions/plan-actions');
        const { applyAction, chooseActions, leaveOut, rehearseAction, tellToday } = await import(
          '../../app/actions/apply-actions'
        );
        const { outcomesText } = await import('../actions-text');
        const accounts = await openAccounts(options);
        const outcomes = await inStore(options, async (store, event) => {
          const planned = await planActions(store, event, accounts, environment.now());
          warnOfAge(planned.run, environment);
          const { ready, refused } = chooseActions(planned.actions, options.all ? 'all' : ids);
          const backend = { store, accounts, now: environment.now, by: environment.user };
          const mustAsk = !options.dryRun && !options.yes && ready.length > 0;
          const isSure =
            !mustAsk ||
            (await isConfirmed(
              ready,
              async (action) => tellToday(action, planned.plan, accounts),
              environment,
            ));
          if (!isSure) throw new IemError('input-unreadable', 'Nothing was applied.');
          const apply = options.dryRun ? rehearseAction : applyAction;
          const done = [...refused];
          for (const action of ready) {
            done.push(
              environment.signal.aborted
                ? leaveOut(action, 'It was interrupted before this was begun.')
                : await apply(backend, planned.plan, action),
            );
          }
          return done;
        });
        if (outcomes.length === 0) environment.stderr.write('Nothing is ready to be applied.\n');
        await answer(options.format, outcomes, () => outcomesText(outcomes, environment));
        const isBad = outcomes.some(({ result }) => result === 'failed' || result === 'refused');
        if (isBad) exit(EXIT.found);
      },
    );

  command('list', 'show what was applied, by whom, and how it is at AWS today')
    .option('--offline', 'ask AWS nothing')
    .addHelpText('after', formatExamples('iem actions list', 'iem actions list --offline'))
    .action(async (options: ActingOptions & { readonly offline?: boolean }) => {
      const { listActions } = await import('../../app/actions/apply-actions');
      const { recordsText } = await import('../actions-text');
      const accounts = await openAccounts(options);
      await inStore(options, async (store, event) => {
        const found = await listActions({ store, accounts: options.offline ? null : accounts }, event);
        await answer(options.format, found, () => recordsText(event, found, environment));
      });
    });
}

/** Shows what would be done and how it is at AWS today, and asks whether to go on. */
async function isConfirmed<T extends PlannedAction>(
  ready: readonly T[],
  tell: (action: T) => Promise<string>,
  environment: Environment,
): Promise<boolean> {
  const { confirm } = await import('../confirm');
  const { readyText } = await import('../actions-text');
  for (const action of ready) environment.stderr.write(readyText(action, await tell(action), environment));
  return confirm(`Ask AWS for ${ready.length === 1 ? 'this' : `these ${ready.length}`}?`, environment);
}

/** From how many days on a run is too old for people not to be told. */
const OLD_DAYS = 7;

function warnOfAge({ asOf }: { readonly asOf: string }, { now, stderr }: Environment): void {
  const days = Math.floor((Date.parse(now()) - Date.parse(asOf)) / 86_400_000);
  if (days < OLD_DAYS) return;
  stderr.write(
    `These actions follow from a run that is ${days} days old: check again first (iem check --store).\n`,
  );
}
