import { type Command, Option } from 'commander';
import { IemError } from '../../model/error';
import { CHECKLIST, type ChecklistId, checklistAnswer, timelineStep } from '../../plan/schema';
import type { Environment } from '../environment';
import { type EventHost, localHost, perform } from '../event-host';
import { formatExamples } from '../help';
import { printedFormatOption } from '../options';
import { write } from '../output';
import { readText } from '../read-text';

interface StepOptions {
  readonly owner?: string;
  readonly due?: string;
  /** true: today. */
  readonly done?: string | true;
  readonly open?: boolean;
  readonly remarks?: string;
}

/** `iem steps`, `iem answer` and `iem load-test`. */
export const recordsCommands = (program: Command, environment: Environment): void =>
  recordsCommandsOf(program, environment, localHost(environment));

/** `steps`, `answer` and `load-test` of `iem` and of `iem remote`: what people record of sections 8, 12 and 13. */
export function recordsCommandsOf(program: Command, environment: Environment, host: EventHost): void {
  perform<StepOptions & { readonly format: 'terminal' | 'json' }, [readonly string[]]>(
    host
      .create(program, 'steps')
      .argument('[numbers...]', 'steps to change; without any, all are listed')
      .description(
        'list the 25 steps of an event, or say who does some by when, or that they are done; "" takes a value away',
      )
      .option('--owner <name>', 'who does them')
      .option('--due <day>', 'day such as 2026-12-01')
      .option('--done [day]', 'they are done, today or on a day')
      .option('--open', 'they are not done')
      .option('--remarks <text>', 'what else there is to say')
      .addOption(printedFormatOption())
      .addHelpText(
        'after',
        `${formatExamples(
          host.write('steps'),
          host.write('steps', '5 7 --owner "Mei Tan" --due 2026-11-20'),
          host.write('steps', '3 --done'),
        )}\n\nSteps that a stored run or the plan can show (such as 8, 9, 10, 13) are done\nwhen they show it, whatever is said.`,
      ),
    host,
    async (withEvent, { format, ...said }, numbers) => {
      const [{ changeSteps }, { stepsText }] = await Promise.all([
        import('../../app/records/record-for-people'),
        import('../steps-text'),
      ]);
      const isChange = Object.keys(said).length > 0;
      if (isChange !== numbers.length > 0)
        throw new IemError(
          'input-unreadable',
          isChange
            ? 'Give the numbers of the steps.'
            : 'Say what to change: --owner, --due, --done, --open or --remarks.',
        );
      const text = await withEvent(async (event) => {
        const meant = new Set(numbers.map(stepNumber));
        if (isChange) await changeSteps(event, [...meant], said);
        const steps = await event.steps();
        const shown = isChange ? steps.filter(({ step }) => meant.has(step)) : steps;
        return format === 'json' ? `${JSON.stringify(shown, null, 2)}\n` : stepsText(shown, environment);
      });
      await write(text, undefined, environment);
    },
  );

  perform<{ readonly status?: 'green' | 'yellow' | 'red' }, [string, string]>(
    host
      .create(program, 'answer')
      .argument('<question>', 'id of a question of section 12, such as monitoring-tools')
      .argument('<answer>', 'what is so')
      .description('answer a question of section 12')
      .addOption(
        new Option('--status <colour>', 'how you judge it').choices(
          checklistAnswer.shape.status.unwrap().options,
        ),
      )
      .addHelpText(
        'after',
        `${formatExamples(
          host.write('answer', 'monitoring-tools "CloudWatch" --status green'),
        )}\n\nThe ids of the questions are those of "checklist" in a plan (iem schema).`,
      ),
    host,
    async (withEvent, { status }, question, answer) => {
      const { answerQuestion } = await import('../../app/records/record-for-people');
      const value = { answer, answeredBy: environment.user, ...(status !== undefined && { status }) };
      await withEvent((event) => answerQuestion(event, questionId(question), value));
      environment.stderr.write(`Answered ${question}: ${CHECKLIST[questionId(question)]}\n`);
    },
  );

  perform<{ readonly name: string; readonly on?: string; readonly report?: string }, [string]>(
    host
      .create(program, 'load-test')
      .argument('<file>', 'summary of k6, Artillery, JMeter, Locust or Gatling')
      .description('record what a load test reached, from the summary that its tool wrote')
      .requiredOption('--name <name>', 'name of the test')
      .option('--on <day>', 'day of the test (default: today)')
      .option('--report <url>', 'where its report is')
      .addHelpText(
        'after',
        `${formatExamples(host.write('load-test', 'summary.json --name "Full rehearsal"'))}

Summaries: k6 run --summary-export FILE, artillery run --output FILE,
statistics.json of a JMeter report or a JTL file as CSV, locust --csv (the file
_stats.csv), js/stats.json of a Gatling report. A test passes that lasted at
least 10 minutes with at most 1 % of failed requests.`,
      ),
    host,
    async (withEvent, { name, on, report }, file) => {
      const [{ rateLoadTest, readLoadTestSummary }, { recordLoadTest }] = await Promise.all([
        import('../../workbook/load-test-summary'),
        import('../../app/records/record-for-people'),
      ]);
      const summary = readLoadTestSummary(await readText(file, MOST_SUMMARY_MEGABYTES));
      const { result, notes } = rateLoadTest(summary);
      const reached = Number(summary.requestsPerSecond.toPrecision(4));
      const said = { name, result, notes, reachedRequestsPerSecond: reached };
      const given = { ...said, ...(on !== undefined && { on }), ...(report !== undefined && { report }) };
      await withEvent((event) => recordLoadTest(event, given));
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
