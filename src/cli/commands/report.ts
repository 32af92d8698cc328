import { type Command, Option } from 'commander';
import { createStoredSources } from '../../app/render-report';
import { IemError } from '../../model/error';
import { FORMATS, type Format } from '../../report/render';
import type { Environment } from '../environment';
import { readReport } from '../files';
import { formatExamples } from '../help';
import { DEFAULT_STORE, withExistingStore } from '../local-store';
import { formatOption, outputOption, storeFolder, withFormat } from '../options';
import { write, writeReport } from '../output';

interface ReportOptions {
  readonly event?: string;
  readonly run: string;
  readonly store: string;
  readonly format?: Format;
  readonly output?: string;
}

/** `iem report` and `iem iam-policy`: the commands that neither ask AWS nor judge. */
export function reportCommands(program: Command, environment: Environment): void {
  program
    .command('report')
    .argument('[file]', 'report file, made by "iem check --format json"')
    .description('show a report from a file or a stored run in another format')
    .option('-e, --event <id>', 'event whose stored run to show')
    .option('-r, --run <id>', 'stored run', 'latest')
    .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
    .addOption(formatOption())
    .addOption(outputOption())
    .addHelpText(
      'after',
      formatExamples(
        'iem report report.json --output report.html',
        'iem report report.json --format markdown >> "$GITHUB_STEP_SUMMARY"',
        'iem report --event my-event',
        'iem report --event my-event --run 20261122T164500000Z-cli -f json',
      ),
    )
    .action(async (file: string | undefined, given: ReportOptions) => {
      const options = withFormat(given, FORMATS);
      if (file !== undefined && options.event !== undefined) {
        throw new IemError('input-unreadable', 'Give either a report file or --event with a stored run.');
      }
      if (file === undefined) return showStored(options, environment);
      return writeReport(await readReport(file), options, environment);
    });

  program
    .command('iam-policy')
    .description('print the read-only IAM policy that reading an account needs')
    .option(
      '--role-template',
      'print a CloudFormation template of the role that has it, for a stack or a StackSet',
    )
    .addOption(
      new Option(
        '--acting',
        'print the policy that applying actions needs, which is no part of the other',
      ).conflicts('roleTemplate'),
    )
    .addHelpText(
      'after',
      formatExamples(
        'iem iam-policy > iem-read-only.json',
        'iem iam-policy --role-template > iem-role.json',
        'iem iam-policy --acting > iem-acting.json',
      ),
    )
    .action(async ({ roleTemplate = false, acting = false }: PolicyOptions) => {
      const policies = await import('../../app/accounts/iam-policy');
      const document = roleTemplate
        ? (await import('../../app/accounts/role-template')).createRoleTemplate()
        : acting
          ? policies.createActingPolicy()
          : policies.createReadOnlyPolicy();
      await write(`${JSON.stringify(document, null, 2)}\n`, undefined, environment);
    });
}

interface PolicyOptions {
  readonly roleTemplate?: boolean;
  readonly acting?: boolean;
}

async function showStored(
  { event, run, store: folder, ...options }: ReportOptions & { readonly format: Format },
  environment: Environment,
): Promise<void> {
  if (event === undefined) {
    throw new IemError('input-unreadable', 'Give a report file, or --event with a stored run.');
  }
  await withExistingStore(folder, environment, async (store) => {
    const found =
      run === 'latest' ? await store.runs.latest(event) : await store.runs.get({ event, id: run });
    if (found === null) {
      throw new IemError(
        'run-not-found',
        `There is no finished run of ${event} in ${folder}: create one with "iem check … --store".`,
      );
    }
    await writeReport(
      await store.runs.report(found),
      options,
      environment,
      createStoredSources({ store }, found),
    );
  });
}
