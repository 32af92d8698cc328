import { type Command, InvalidArgumentError, Option } from 'commander';
import { formatProblem } from '../../plan/problem';
import { FORMATS, type Format } from '../../report/render';
import { toPlainText } from '../../report/render/plain-text';
import { formatCount, formatTime } from '../../report/render/words';
import type { Environment } from '../environment';
import { EXIT, type Exit } from '../exit';
import { readPlan, readPlanText } from '../files';
import { formatExamples } from '../help';
import {
  FAIL_ON_CODES,
  failOnOption,
  formatOption,
  outputOption,
  PAGE_ADDRESS,
  portOption,
  withFormat,
} from '../options';
import { write, writeReport } from '../output';
import type { RemoteOptions } from '../remote/client';
import type { PushResult, StartOptions } from '../remote/connection';
import { remoteHost, withApiOptions } from '../remote/remote-host';
import type { FailOn } from '../run';
import { BROADCAST_FORMATS, type BroadcastChoice, writeBroadcast } from './broadcast';
import { itemsCommandsOf } from './items';
import { recordsCommandsOf } from './records';
import { finish, pageOf, type WorkbookChoice, workbookFormatOf, workbookFormatOption } from './workbook';

interface RunOptions extends RemoteOptions, StartOptions {
  readonly follow: boolean;
  readonly failOn: FailOn;
  readonly format?: Format;
  readonly output?: string;
}

interface ReportOptions extends RemoteOptions {
  readonly run: string;
  readonly format?: Format;
  readonly output?: string;
}

interface WorkbookOptions extends RemoteOptions {
  readonly format?: WorkbookChoice;
  readonly output?: string;
}

const ACCESS = `Give the API's URL with --url or the variable IEM_URL. Requests are signed with
your AWS credentials (environment, profile, SSO), or carry the JWT of --jwt-env.
Requests to this machine carry neither, unless you give --region or --jwt-env.
Requests to other machines use https only.`;

const PUSHED: Record<PushResult['outcome'], (id: string, revision: number) => string> = {
  created: (id, revision) => `Stored the new event ${id} as revision ${revision}.`,
  replaced: (id, revision) => `Stored ${id} as revision ${revision}.`,
  unchanged: (id, revision) => `Nothing changed: the plan is the same as revision ${revision} of ${id}.`,
};

/** A command with its arguments, which leaves what it does enough of a line. */
const termOf = (command: Command): string =>
  [
    command.name(),
    ...command.registeredArguments.map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
      return argument.required ? `<${name}>` : `[${name}]`;
    }),
  ].join(' ');

/** `iem remote …`: asks a deployed API the same questions. The client is loaded only when it is needed. */
export function remoteCommands(program: Command, environment: Environment, exit: Exit): void {
  const remote = program
    .command('remote')
    .description('work with a deployed iem: plans, runs, reports, workbooks and what people record')
    .configureHelp({ subcommandTerm: termOf })
    .addHelpText(
      'after',
      `${formatExamples(
        'iem remote push my-event.yaml \\\n      --url https://abc123.execute-api.eu-west-1.amazonaws.com',
        'iem remote run my-event',
        'iem remote status my-event',
      )}\n\n${ACCESS}`,
    );

  const command = (name: string, description: string, ...lines: readonly string[]) =>
    withApiOptions(remote.command(name))
      .description(description)
      .addHelpText('after', `${formatExamples(...lines)}\n\n${ACCESS}`);

  const open = async (options: RemoteOptions) => {
    const [{ remoteClient }, api] = await Promise.all([
      import('../remote/client'),
      import('../remote/connection'),
    ]);
    return { client: remoteClient(options, environment), api };
  };

  command(
    'push',
    'store an event plan as a new event, or as the next revision of an existing one',
    'iem remote push my-event.yaml',
    'iem remote push my-event.yaml --revision 3',
  )
    .argument('<plan>', 'event plan, YAML or JSON')
    .addOption(
      new Option(
        '--revision <number>',
        'replace exactly this revision, and refuse if there is a newer one',
      ).argParser(atLeastOne),
    )
    .action(async (file: string, { revision, ...options }: RemoteOptions & { revision?: number }) => {
      const { id } = await readPlan(file);
      const { client, api } = await open(options);
      const pushed = await api.pushPlan(client, id, await readPlanText(file), revision);
      environment.stderr.write(`${PUSHED[pushed.outcome](id, pushed.revision)}\n`);
    });

  command(
    'validate',
    'report every problem that the deployed version finds in a plan, without storing it',
    'iem remote validate my-event.yaml',
  )
    .argument('<plan>', 'event plan, YAML or JSON')
    .addHelpText('after', '\nExit codes: 0 valid, 1 problems found, 2 no answer.')
    .action(async (file: string, options: RemoteOptions) => {
      const text = await readPlanText(file);
      const { client, api } = await open(options);
      const { problems, unlisted } = await api.planProblems(client, text, file);
      await write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''), undefined, environment);
      const more = unlisted === 0 ? '' : `; the first ${problems.length} are listed`;
      environment.stderr.write(`${formatCount(problems.length + unlisted, 'problem')}${more}\n`);
      if (problems.length > 0) exit(EXIT.found);
    });

  command(
    'run',
    'start a run, follow it, and show its report',
    'iem remote run my-event',
    'iem remote run my-event --fail-on yellow --format junit --output junit.xml',
    'iem remote run my-event --no-follow',
  )
    .argument('<event>', 'id of the event')
    .option('--light', 'collect only what can change within minutes, and use the last full run for the rest')
    .addOption(new Option('--deadline <minutes>', 'stop collecting after this time').argParser(atLeastOne))
    .option('--no-follow', 'print the id of the run without waiting for it')
    .addOption(failOnOption('red'))
    .addOption(formatOption())
    .addOption(outputOption())
    .addHelpText('after', `\n${FAIL_ON_CODES}`)
    .action(async (event: string, given: RunOptions) => {
      const options = withFormat(given, FORMATS);
      const { client, api } = await open(options);
      const { run, started } = await api.startRun(client, event, options);
      const what = started ? 'Started run' : `Since ${formatTime(run.startedAt)} there is already run`;
      environment.stderr.write(`${what} ${run.id}\n`);
      if (!options.follow) return write(`${run.id}\n`, undefined, environment);
      environment.stderr.write(
        `The run continues without this command: stop it with  iem remote cancel ${event} ${run.id}\n`,
      );
      await api.followRun(client, run, environment);
      const report = await api.remoteReport(client, event, run.id);
      await writeReport(report, options, environment);
      const { exitCodeOf } = await import('../run');
      exit(exitCodeOf(report, options.failOn, environment));
    });

  command(
    'status',
    'show the latest answer, and whether a run is executing',
    'iem remote status my-event',
    'iem remote status my-event --fail-on never',
  )
    .argument('<event>', 'id of the event')
    .addOption(failOnOption('red'))
    .addHelpText('after', `\n${FAIL_ON_CODES}`)
    .action(async (event: string, { failOn, ...options }: RemoteOptions & { failOn: FailOn }) => {
      const { client, api } = await open(options);
      const running = await api.runningRun(client, event);
      if (running)
        environment.stderr.write(
          `Run ${running.id} has been executing since ${formatTime(running.startedAt)}.\n`,
        );
      const report = await api.remoteReport(client, event);
      await writeReport(report, { format: 'terminal' }, environment);
      const { exitCodeOf } = await import('../run');
      exit(exitCodeOf(report, failOn, environment));
    });

  command(
    'report',
    'show the report of a run, in any format',
    'iem remote report my-event --output report.html',
    'iem remote report my-event --run 20261122T164500000Z-api -f json',
  )
    .argument('<event>', 'id of the event')
    .option('-r, --run <id>', 'run', 'latest')
    .addOption(formatOption())
    .addOption(outputOption())
    .action(async (event: string, { run, ...given }: ReportOptions) => {
      const options = withFormat(given, FORMATS);
      const { client, api } = await open(options);
      await writeReport(await api.remoteReport(client, event, run), options, environment);
    });

  command(
    'workbook',
    'write the planning workbook of an event, as it is now',
    'iem remote workbook my-event --output workbook.html',
    'iem remote workbook my-event --output my-event.ics',
  )
    .argument('<event>', 'id of the event')
    .addOption(workbookFormatOption())
    .addOption(outputOption())
    .action(async (event: string, options: WorkbookOptions) => {
      const format = workbookFormatOf(options);
      const { client, api } = await open(options);
      const content = await api.remoteWorkbook(client, event, pageOf(format));
      await write(await finish(format, content, environment), options.output, environment);
    });

  command(
    'broadcast',
    'write what stakeholders are told of an event (step 3)',
    'iem remote broadcast my-event',
    'iem remote broadcast my-event --output announcement.md',
  )
    .argument('<event>', 'id of the event')
    .addOption(formatOption(BROADCAST_FORMATS))
    .addOption(outputOption())
    .action(async (event: string, options: RemoteOptions & BroadcastChoice) => {
      const { client, api } = await open(options);
      await writeBroadcast(await api.remotePlan(client, event), options, environment);
    });

  const host = remoteHost(environment);
  itemsCommandsOf(remote, environment, host, exit);
  recordsCommandsOf(remote, environment, host);

  command(
    'page',
    'serve the page people work on from this machine, with the deployed records',
    'iem remote page my-event',
    'iem remote page my-event --jwt-env IEM_TOKEN --port 8080',
  )
    .argument('<event>', 'id of the event')
    .addOption(portOption('port of this machine at which to serve it', 0, 'a free one'))
    .addHelpText('after', `\n${PAGE_ADDRESS}\nWhat you may not do over the API, you may not do on the page.`)
    .action(async (event: string, { port, ...options }: RemoteOptions & { port: number }) => {
      const [{ remoteSend }, { askRemotely }, { servePage }] = await Promise.all([
        import('../remote/client'),
        import('../page/ask'),
        import('../page/serve-page'),
      ]);
      const { url, send } = remoteSend(options, environment);
      await servePage({ ask: askRemotely(url.href, send), user: null }, event, port, environment);
    });

  command('cancel', 'end a run without results', 'iem remote cancel my-event 20261122T164500000Z-api')
    .argument('<event>', 'id of the event')
    .argument('<run>', 'id of the run')
    .action(async (event: string, id: string, options: RemoteOptions) => {
      const { client, api } = await open(options);
      const { state, reason } = await api.cancelRun(client, event, id);
      const because = reason === undefined ? '' : `: ${reason}`;
      environment.stderr.write(`${toPlainText(`Run ${id} is ${state}${because}`)}\n`);
    });
}

function atLeastOne(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number from 1.');
  return value;
}
