import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { type ReportFormat, renderReportReply } from '../api/report-formats';
import type { Backend } from '../app/backend';
import { storeInMemory } from '../app/judging/check';
import { ownersOf } from '../app/owners';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import type { Environment } from './environment';
import { type ExitCode, runToExitCode } from './exit';
import { readInventory, readPlan, writeWhole } from './files';
import { configureCommand, formatExamples } from './help';
import { DEFAULT_STORE, withBackend, withStore } from './local-store';
import { portOption, printedFormatOption } from './options';
import { refuseSources, writeReport } from './output';
import { askInProcess } from './page/ask';
import { createPageServer, pagePath } from './page/server';
import { exitCodeOf, produceReport } from './run';
import { aborted, type Page, type ServedContent, serve } from './serve';

interface StartOptions {
  readonly once?: boolean;
  readonly format: 'terminal' | 'json';
  readonly port: number;
  readonly sample: SampleName;
}

/** The sample events, by what their accounts run on. Each is judged as of the time of its inventory. */
const SAMPLES = { shop: 'flash-sale', containers: 'container-sale', serverless: 'ticket-launch' } as const;
type SampleName = keyof typeof SAMPLES;

const EVENTS = fileURLToPath(new URL('../events/', import.meta.url));
const sampleOf = (name: SampleName) => ({
  plan: join(EVENTS, 'plans', `${SAMPLES[name]}.yaml`),
  inventory: join(EVENTS, 'inventories', `${SAMPLES[name]}.json.gz`),
});

/** `npm start`: checks the sample event or the user's own plan, and serves the report. It never throws. */
export function start(argv: readonly string[], environment: Environment): Promise<ExitCode> {
  const program = configureCommand(new Command('npm start --'), environment)
    .description('Check a sample event, or a plan of your own, and show the report.')
    .argument('[plan]', 'event plan (default: a sample event and its account)')
    .addOption(
      new Option(
        '--sample <name>',
        'sample event: a shop on instances, one on containers, or tickets on Lambda',
      )
        .choices(Object.keys(SAMPLES))
        .default('shop' satisfies SampleName),
    )
    .option('--once', 'exit after the answer without serving the report')
    .addOption(printedFormatOption())
    .addOption(portOption('port at which to serve the report', 0, 'a free one'))
    .addHelpText(
      'after',
      formatExamples(
        'npm start',
        'npm start -- --sample serverless',
        'npm start -- my-plan.yaml',
        'npm start --silent -- --once --format json',
      ),
    );
  return runToExitCode(environment, async () => {
    program.parse(argv, { from: 'user' });
    return show(program.args[0], program.opts<StartOptions>(), environment);
  });
}

async function show(
  planFile: string | undefined,
  options: StartOptions,
  environment: Environment,
): Promise<ExitCode> {
  const sample = sampleOf(options.sample);
  const plan = await readPlan(planFile ?? sample.plan);
  const inventory = planFile === undefined ? sample.inventory : undefined;
  if (options.once)
    return exitCodeOf(await answer(plan, inventory, options, environment), 'never', environment);
  const content = Promise.withResolvers<ServedContent>();
  // First, so that a port that is taken is said before anything is judged.
  const { url, server } = await serve(content.promise, options.port);
  try {
    const report = await answer(plan, inventory, options, environment);
    await provideContent(report, inventory, environment, async (provided) => {
      content.resolve(provided);
      environment.stderr.write(
        `Serving the report and the API at ${url}  (Ctrl-C to stop)\nThe page to work on, with steps, questions and action items: ${new URL(pagePath(plan.id), url)}\n`,
      );
      await aborted(environment.signal);
    });
    return exitCodeOf(report, 'never', environment);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Judges the event, prints the answer and writes the page. */
async function answer(
  plan: EventPlan,
  inventory: string | undefined,
  { format }: Pick<StartOptions, 'format'>,
  environment: Environment,
): Promise<Report> {
  const report = await produceReport(
    plan,
    { inventory, store: DEFAULT_STORE },
    environment,
    (judged, sources) => writeReport(judged, { format }, environment, sources),
  );

  const file = join(DEFAULT_STORE, 'reports', `${plan.id}.html`);
  const page = await withStore(DEFAULT_STORE, environment, (store) => pageOf(report, 'html', { store }));
  await writeWhole(file, page.body);
  if (inventory !== undefined) {
    environment.stderr.write(
      'This is the sample event. For your own: npx iem init my-event, then npm start -- my-event.yaml\n',
    );
  }
  environment.stderr.write(`Report: ${file}\n`);
  return report;
}

/**
 * Provides the report and the API as what is served.
 *
 * @param recording File of a recorded inventory that runs use instead of asking AWS.
 */
async function provideContent(
  report: Report,
  recording: string | undefined,
  { stderr, now, variable, user }: Environment,
  work: (content: ServedContent) => Promise<void>,
): Promise<void> {
  const { createApi } = await import('../api/api');
  const recorded = recording === undefined ? undefined : storeInMemory(await readInventory(recording)).load;
  await withBackend(DEFAULT_STORE, { now, stderr, variable }, recorded, async (environment) => {
    const log = {
      error: (message: string, { correlationId, error }: { correlationId: string; error: unknown }) =>
        void stderr.write(`${message} (${correlationId}): ${error instanceof Error ? error.stack : error}\n`),
    };
    const pages = {
      '/': await pageOf(report, 'html', environment.backend),
      '/report.json': await pageOf(report, 'json', environment.backend),
    };
    const api = createApi({ ...environment, log });
    await work({ pages, api, forms: createPageServer({ ask: askInProcess(api), user }) });
  });
}

async function pageOf(
  report: Report,
  format: ReportFormat,
  { store }: Pick<Backend, 'store'>,
): Promise<Page> {
  const sources = { ...refuseSources({ format }), owners: () => ownersOf({ store }, report.event.id) };
  const { headers, mediaType, content } = await renderReportReply(report, format, sources);
  return { headers: { ...headers, 'content-type': mediaType }, body: content };
}
