import { type Command, Option } from 'commander';
import { IemError } from '../../model/error';
import { CHECKLIST, type ChecklistId, checklistAnswer, timelineStep } from '../../plan/schema';
import type { Environment } from '../environment';
import { formatExamples } from '../help';
import {
  DEFAULT_STORE,
  type StoredEventOptions,
  type StoredEventWork,
  withStoredEvent,
} from '../local-store';
import { storeFolder } from '../options';
import { write } from '../output';
import { readText } from '../read-text';

interface StepOptions extends StoredEventOptions {
  readonly owner?: string;
  readonly due?: string;
  /** true: today. */
  readonly done?: string | true;
  readonly open?: boolean;
  readonly remarks?: string;
}

/** `iem steps`, `iem answer` and `iem load-test`: what people record of sections 8, 12 and 13. */
export function recordsCommands(program: Command, environment: Environment): void {
  const author = { source: 'cli', by: environment.user } as const;
  const inStore = <T>(options: StoredEventOptions, work: StoredEventWork<T>): Promise<T> =>
    withStoredEvent(options, environment, work);
  const withStoreOptions = (command: Command): Command =>
    command
      .option('-e, --event <id>', 'event (default: the only one in the store)')
      .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE);

  withStoreOptions(
    program
      .command('steps')
      .argument('[numbers...]', 'steps to change; without any, all are listed')
      .description('list the 25 steps of an event, or say who does some by when, or that they are done'),
  )
    .option('--owner <name>', 'who does them')
    .option('--due <day>', 'day such as 2026-12-01')
    .option('--done [day]', 'they are done, today or on a day')
    .option('--open', 'they are not done')
    .option('--remarks <text>', 'what else there is to say')
    .addOption(
      new Option('-f, --format <format>', 'output format').choices(['terminal', 'json']).default('terminal'),
    )
    .addHelpText(
      'after',
      `${formatExamples(
        'iem steps',
        'iem steps 5 7 --owner "Mei Tan" --due 2026-11-20',
        'iem steps 3 --done',
      )}\n\nSteps that a stored run or the plan can show (such as 8, 9, 10, 13) are done\nwhen they show it, whatever is said.`,
    )
    .action(
      async (
        numbers: readonly string[],
        { format, ...options }: StepOptions & { format: 'terminal' | 'json' },
      ) => {
        const [{ loadSteps }, { changeSteps }, { stepsText }] = await Promise.all([
          import('../../app/workbook/load-workbook'),
          import('../../app/records/record-for-people'),
          import('../steps-text'),
        ]);
        const { store, event, ...said } = options;
        const isChange = Object.keys(said).length > 0;
        if (isChange !== numbers.length > 0)
          throw new IemError(
            'input-unreadable',
            isChange
              ? 'Give the numbers of the steps.'
              : 'Say what to change: --owner, --due, --done, --open or --remarks.',
          );
        const text = await inStore(options, async (opened, id) => {
          if (isChange)
            await changeSteps(opened, id, numbers.map(stepNumber), said, {
              ...author,
              at: environment.now(),
            });
          const steps = await loadSteps(opened, id, environment.now());
          const shown = isChange ? steps.filter((one) => numbers.includes(String(one.step))) : steps;
          return format === 'json' ? `${JSON.stringify(shown, null, 2)}\n` : stepsText(shown, environment);
        });
        await write(text, undefined, environment);
      },
    );

  withStoreOptions(
    program
      .command('answer')
      .argument('<question>', 'id of a question of section 12, such as monitoring-tools')
      .argument('<answer>', 'what is so')
      .description('answer a question of section 12'),
  )
    .addOption(
      new Option('--status <colour>', 'how you judge it').choices(
        checklistAnswer.shape.status.unwrap().options,
      ),
    )
    .addHelpText(
      'after',
      `${formatExamples(
        'iem answer monitoring-tools "CloudWatch and Grafana" --status green',
      )}\n\nThe ids of the questions are those of "checklist" in a plan (iem schema).`,
    )
    .action(
      async (
        question: string,
        answer: string,
        options: StoredEventOptions & { status?: 'green' | 'yellow' | 'red' },
      ) => {
        const { answerQuestion } = await import('../../app/records/record-for-people');
        const { store, event, status } = options;
        const value = { answer, answeredBy: environment.user, ...(status !== undefined && { status }) };
        await inStore({ store, ...(event !== undefined && { event }) }, (opened, id) =>
          answerQuestion(opened, id, questionId(question), value, { ...author, at: environment.now() }),
        );
        environment.stderr.write(`Answered ${question}: ${CHECKLIST[questionId(question)]}\n`);
      },
    );

  withStoreOptions(
    program
      .command('load-test')
      .argument('<file>', 'summary of k6, Artillery, JMeter, Locust or Gatling')
      .description('record what a load test reached, from the summary that its tool wrote'),
  )
    .requiredOption('--name <name>', 'name of the test')
    .option('--on <day>', 'day of the test (default: today)')
    .option('--report <url>', 'where its report is')
    .addHelpText(
      'after',
      `${formatExamples('iem load-test summary.json --name "Full rehearsal" --on 2026-11-28')}

Summaries: k6 run --summary-export FILE, artillery run --output FILE,
statistics.json of a JMeter report or a JTL file as CSV, locust --csv (the file
_stats.csv), js/stats.json of a Gatling report. A test passes that lasted at
least 10 minutes with at most 1 % of failed requests.`,
    )
    .action(
      async (file: string, options: StoredEventOptions & { name: string; on?: string; report?: string }) => {
        const [{ rateLoadTest, readLoadTestSummary }, { recordLoadTest }] = await Promise.all([
          import('../../workbook/load-test-summary'),
          import('../../app/records/record-for-people'),
        ]);
        const summary = readLoadTestSummary(await readText(file, MOST_SUMMARY_MEGABYTES));
        const { result, notes } = rateLoadTest(summary);
        const { name, on, report } = options;
        const reached = Number(summary.requestsPerSecond.toPrecision(4));
        const said = { name, result, notes, reachedRequestsPerSecond: reached };
        const given = { ...said, ...(on !== undefined && { on }), ...(report !== undefined && { report }) };
        await inStore(options, (opened, id) =>
          recordLoadTest(opened, id, given, { ...author, at: environment.now() }),
        );
        environment.stderr.write(`${name}: ${result}, ${reached} requests/s. ${notes}\n`);
      },
    );
}

/** A JTL file has a line for each request. */
const MOST_SUMMARY_MEGABYTES = 300;

function stepNumber(text: string): number {
  const read = timelineStep.shape.step.safeParse(Number(text));
  if (read.success) return read.data;
  throw new IemError('input-unreadable', `Give the number of a step, 1 to 25, not "${text}".`);
}

function questionId(text: string): ChecklistId {
  if (Object.hasOwn(CHECKLIST, text)) return text as ChecklistId;
  throw new IemError(
    'input-unreadable',
    `There is no question ${text}: ${Object.keys(CHECKLIST).join(', ')}.`,
  );
}
