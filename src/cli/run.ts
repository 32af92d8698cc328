import { checkEvent, nothingCollected, storeInMemory } from '../app/judging/check';
import type { JudgingInput } from '../app/judging/judging-input';
import { judgeUntilGreen } from '../app/judging/until-green';
import { type Assumptions, judgeWhatIf } from '../app/judging/what-if';
import { ownersOf } from '../app/owners';
import type { ReportSources } from '../app/render-report';
import { abandon } from '../app/runs/lease';
import { saveRun } from '../app/runs/save-run';
import type { Change } from '../capacity/changes';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import { toPlainText } from '../report/render/plain-text';
import { nothingJudged } from '../score/scorecard';
import { openItems } from '../workbook/action-items';
import { buildWorkbook } from '../workbook/build';
import type { Workbook } from '../workbook/document';
import type { Environment } from './environment';
import { EXIT, type ExitCode, findIemError } from './exit';
import { loadInventories, readRecordedInventories } from './inventories';
import { withStore } from './local-store';
import { untilGreenText } from './until-green-text';
import { whatIfText } from './what-if-text';

/** How a command takes what it judges, and where it keeps the run. */
export interface RunOptions {
  /** File of a recorded inventory. If absent, AWS is asked. */
  readonly inventory?: string | undefined;
  readonly now?: string | undefined;
  /** Folder of the store that the run is saved in. If absent, the run is not saved. */
  readonly store?: string | undefined;
  /** Plans of other events, besides those of the store. */
  readonly others?: readonly EventPlan[];
}

/**
 * Checks a plan from the command line, and saves the run if asked. The answer is shown as soon as it is known, so that
 * the user gets it even if the store cannot be opened or written. That is still an error.
 *
 * @param show Called once, with the report that is also returned, and the sources of its plan and records.
 */
export async function produceReport(
  plan: EventPlan,
  options: RunOptions,
  environment: Environment,
  show: (report: Report, sources: ReportSources) => Promise<void>,
): Promise<Report> {
  const startedAt = environment.now();
  let shown: string | null = null;
  const check = async (
    id: string,
    input: JudgingInput,
    sources: Omit<ReportSources, 'plan'> = NO_RECORDS,
  ) => {
    const inventories = await loadInventories(plan, options.inventory, environment);
    const run = { id, trigger: 'cli', by: environment.user, startedAt, finishedAt: environment.now() };
    const asOf = options.now === undefined ? {} : { asOf: options.now };
    const others = [...(input.others ?? []), ...(options.others ?? [])];
    const checked = await checkEvent({ ...input, others: lastById(others), inventories, run, ...asOf });
    shown = id;
    await show(checked.report, { plan: async () => input.plan, ...sources });
    return { ...checked, inventories };
  };
  const checkWithoutStore = async () => (await check(runId(startedAt), { plan, previous: null })).report;
  const { store: folder } = options;
  if (folder === undefined) return checkWithoutStore();

  try {
    return await withStore(folder, environment, async (store) => {
      const who = { plan, by: environment.user, trigger: 'cli', now: environment.now };
      const report = await saveRun({ store, ...who }, (run, input) =>
        check(run.id, input, {
          records: () => store.records.list(plan.id),
          owners: () => ownersOf({ store }, plan.id),
        }),
      );
      environment.stderr.write(`Saved as run ${report.run.id} in ${folder}\n`);
      return report;
    });
  } catch (error) {
    if (findIemError(error)?.code === 'store-unavailable') {
      await (shown === null
        ? checkWithoutStore()
        : abandonRun(folder, { event: plan.id, id: shown }, error, environment));
    }
    throw error;
  }
}

/** What is given with the command is newer than what a store has. */
const lastById = (plans: readonly EventPlan[]): readonly EventPlan[] => [
  ...new Map(plans.map((plan) => [plan.id, plan])).values(),
];

/** Ends a run whose store failed. The store accepts nothing until it is opened again, which may fail as well. */
const abandonRun = (
  folder: string,
  run: Parameters<typeof abandon>[1],
  error: unknown,
  environment: Environment,
): Promise<void> => withStore(folder, environment, (store) => abandon(store, run, error)).catch(() => {});

/** Without a store there are no records besides the plan. */
const NO_RECORDS: Omit<ReportSources, 'plan'> = { records: async () => [], owners: async () => new Map() };

/** A run id for runs that are not stored. It sorts by time and is safe in a file name. */
const runId = (startedAt: string): string => startedAt.replaceAll(/[-:.]/g, '');

/** The colour from which on a command ends with code 1. */
export type FailOn = 'red' | 'yellow' | 'never';

/** How many reasons are printed; the report has all of them. */
const MOST_REASONS = 5;

/** The exit code for a report. If there was nothing to judge by, it also says so on standard error. */
export function exitCodeOf(
  report: Report,
  failOn: FailOn,
  { stderr }: Pick<Environment, 'stderr'>,
): ExitCode {
  if (nothingCollected(report)) {
    stderr.write('Nothing could be read in any region of these accounts, so there is no answer.\n');
    const reasons = report.coverage.targets.flatMap(({ reason = [] }) => reason);
    if (reasons.length === 0) stderr.write('Run iem doctor with this plan to find out why.\n');
    for (const reason of [...new Set(reasons)].slice(0, MOST_REASONS))
      stderr.write(`${toPlainText(reason)}\n`);
    return EXIT.unanswered;
  }
  if (nothingJudged(report)) {
    stderr.write('AWS answered too little to judge anything by, so there is no answer.\n');
    return EXIT.unanswered;
  }
  const bad = {
    red: report.verdict === 'not-ready',
    yellow: report.verdict !== 'ready',
    never: false,
  };
  return bad[failOn] ? EXIT.found : EXIT.ok;
}

/** The options of `iem whatif`. */
export interface WhatIfOptions extends Assumptions {
  readonly inventory: string;
  readonly now?: string;
  /** Plans of events that run at the same time. */
  readonly others: readonly EventPlan[];
  readonly set: readonly Change[];
  readonly format: 'terminal' | 'json';
}

/** Answers a what-if question as text. */
export async function answerWhatIf(
  plan: EventPlan,
  options: WhatIfOptions,
  environment: Environment,
): Promise<string> {
  const answer = await judgeWhatIf({
    ...(await whatIfInput(plan, options, environment)),
    added: options.others,
    changes: options.set,
  });
  return options.format === 'json' ? jsonText(answer) : whatIfText(answer, environment);
}

/** Finds what to change until the event holds, as text; exits with 1 if something remains. */
export async function answerUntilGreen(
  plan: EventPlan,
  options: Omit<WhatIfOptions, 'set'>,
  environment: Environment,
): Promise<{ readonly text: string; readonly code: ExitCode }> {
  const answer = await judgeUntilGreen({
    ...(await whatIfInput(plan, options, environment)),
    others: options.others,
  });
  const code = exitCodeOf(answer.after, 'never', environment);
  return {
    text: options.format === 'json' ? jsonText(answer) : untilGreenText(answer, environment),
    code: code === EXIT.ok && answer.remaining.length > 0 ? EXIT.found : code,
  };
}

/**
 * Puts the workbook of a plan together, without a store: with an inventory as it is judged now, else with what the plan alone says.
 *
 * @param inventory File of a recorded inventory.
 */
export async function planWorkbook(
  plan: EventPlan,
  inventory: string | undefined,
  environment: Environment,
): Promise<Workbook> {
  const now = environment.now();
  if (inventory === undefined) return buildWorkbook({ plan, now, report: null, inventories: [], items: [] });
  const inventories = await readRecordedInventories(plan, inventory, environment);
  const run = { id: runId(now), trigger: 'cli', by: environment.user, startedAt: now, finishedAt: now };
  const { report, ...judged } = await checkEvent({ plan, previous: null, inventories, run });
  const items = openItems({ by: `run ${run.id}`, at: now, asOf: report.run.asOf }, judged);
  return buildWorkbook({ plan, now, report, inventories, items });
}

const jsonText = (answer: unknown): string => `${JSON.stringify(answer, null, 2)}\n`;

async function whatIfInput(
  plan: EventPlan,
  { inventory, multiplier, survive, now }: Omit<WhatIfOptions, 'others' | 'set' | 'format'>,
  environment: Environment,
) {
  const startedAt = environment.now();
  return {
    plan,
    ...storeInMemory(await readRecordedInventories(plan, inventory, environment)),
    ...{ multiplier, survive },
    run: {
      id: runId(startedAt),
      trigger: 'cli',
      by: environment.user,
      startedAt,
      finishedAt: environment.now(),
    },
    ...(now === undefined ? {} : { asOf: now }),
  };
}
