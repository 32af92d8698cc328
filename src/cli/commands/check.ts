import { type Command, Option } from 'commander';
import { z } from 'zod';
import { CHANGE_FORMS, type Change, parseChange } from '../../capacity/changes';
import { IemError } from '../../model/error';
import type { Inventory } from '../../model/inventory';
import { priceOfBillRequests, priceOfMetrics } from '../../model/price-of-metrics';
import type { Survival } from '../../model/survival';
import { hasOffset, toInstant } from '../../plan/calendar';
import { dateTime, expectedMultiplier, type Multiplier } from '../../plan/schema';
import { FORMATS, type Format } from '../../report/render';
import type { Environment } from '../environment';
import { EXIT, type Exit } from '../exit';
import { inventoryFile, readPlan, refuseUnwritable } from '../files';
import { formatExamples } from '../help';
import { DEFAULT_STORE } from '../local-store';
import { FAIL_ON_CODES, failOnOption, formatOption, outputOption, storeFolder, withFormat } from '../options';
import { showReport, write } from '../output';
import type { FailOn, WhatIfOptions } from '../run';

interface CheckOptions {
  readonly inventory?: string;
  readonly now?: string;
  readonly format?: Format;
  readonly output?: string;
  readonly failOn: FailOn;
  readonly store?: string;
  /** Files of plans of other events. */
  readonly with?: readonly string[];
}

const inventoryOption = (description: string) => new Option('-i, --inventory <file>', description);
const nowOption = () =>
  new Option('--now <time>', 'judge as of this time instead of the time of the inventory').argParser(instant);

/** `iem collect`, `iem check` and `iem whatif`. The code that judges is loaded only when it is needed. */
export function checkCommands(program: Command, environment: Environment, exit: Exit): void {
  program
    .command('collect')
    .argument('<plan>', 'event plan, YAML or JSON')
    .description('read the accounts of a plan into an inventory, without judging it')
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${formatExamples(
        'iem collect my-event.yaml --output inventory.json.gz',
        'iem collect my-event.yaml | jq ".inventories[].target"',
      )}\n\nExit codes: 0 something was read, 2 nothing was.`,
    )
    .action(async (planFile: string, { output }: { output?: string }) => {
      const { collectInventories } = await import('../inventories');
      const plan = await readPlan(planFile);
      if (output !== undefined) await refuseUnwritable(output);
      const inventories = await collectInventories(plan, environment);
      const { answered, asked } = countAnswers(inventories);
      const metrics = inventories.reduce((sum, { cost }) => sum + cost.metricsBought, 0);
      const bought =
        answered === 0 || metrics === 0
          ? ''
          : ` CloudWatch was asked for ${metrics} metrics, which is ${priceOfMetrics(metrics)}.`;
      const bills = inventories.reduce((sum, { cost }) => sum + (cost.billRequests ?? 0), 0);
      const billed =
        answered === 0 || bills === 0
          ? ''
          : ` Cost Explorer was asked ${bills} times, which is ${priceOfBillRequests(bills)}.`;
      environment.stderr.write(
        `Read ${answered} of ${asked} answers of ${inventories.length} targets.${bought}${billed}\n`,
      );
      await write(inventoryFile(inventories, output ?? ''), output, environment);
      if (answered === 0) exit(EXIT.unanswered);
    });

  program
    .command('check')
    .argument('<plan>', 'event plan, YAML or JSON')
    .description('tell whether the accounts survive the event, and what breaks first')
    .addOption(inventoryOption('judge a recorded inventory instead of asking AWS'))
    .addOption(nowOption())
    .addOption(formatOption())
    .addOption(outputOption())
    .addOption(failOnOption('red'))
    .addOption(
      new Option(
        '--store [folder]',
        `save the run, and show what changed since the last one (default: ${DEFAULT_STORE})`,
      )
        .preset(DEFAULT_STORE)
        .argParser(storeFolder),
    )
    .addOption(
      withOption(
        'plan of another event that may run at the same time; may be repeated (a store knows its own)',
      ),
    )
    .addHelpText(
      'after',
      `${formatExamples(
        'iem check my-event.yaml',
        'iem check my-event.yaml --output report.html',
        'iem check my-event.yaml --inventory inventory.json.gz --format json',
        'iem check my-event.yaml --format junit --output junit.xml',
      )}\n\n${FAIL_ON_CODES}`,
    )
    .action(async (planFile: string, given: CheckOptions) => {
      const options = withFormat(given, FORMATS);
      const { exitCodeOf, produceReport } = await import('../run');
      let isWhereAsked = true;
      const report = await produceReport(
        await readPlan(planFile),
        { ...options, others: await Promise.all((given.with ?? []).map(readPlan)) },
        environment,
        async (answer, sources) => {
          isWhereAsked = await showReport(answer, options, environment, sources);
        },
      );
      const code = exitCodeOf(report, options.failOn, environment);
      exit(isWhereAsked ? code : EXIT.unanswered);
    });

  program
    .command('whatif')
    .argument('<plan>', 'event plan, YAML or JSON')
    .description('judge an inventory under other traffic or other limits, without asking AWS')
    .addOption(inventoryOption('the inventory to judge, made by iem collect'))
    .addOption(nowOption())
    .option(
      '-m, --multiplier <times>',
      "multiple of normal traffic, or low,likely,high, instead of the plan's",
      multiplier,
    )
    .option('-s, --set <change>', 'a change to make; may be repeated', change)
    .addOption(
      new Option('--survive <loss>', "what the peak must survive, instead of the plan's").choices(
        Object.keys(SURVIVAL_BY_LOSS),
      ),
    )
    .addOption(withOption('plan of another event to add at the same time; may be repeated'))
    .option('--until-green', 'find the least set of changes after which the event holds')
    .addOption(formatOption(WHAT_IF_FORMATS))
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${formatExamples(
        'iem whatif my-event.yaml -i inventory.json.gz --multiplier 40',
        'iem whatif my-event.yaml -i inventory.json.gz \\\n      --set asg/web.maxSize=40 --set quota/L-1216C47A@us-east-1=2000',
        'iem whatif my-event.yaml -i inventory.json.gz --survive region',
        'iem whatif my-event.yaml -i inventory.json.gz --with launch.yaml',
        'iem whatif my-event.yaml -i inventory.json.gz --until-green',
      )}\n\nChanges:\n${CHANGE_FORMS.map((form) => `  ${form}`).join('\n')}\n\nExit codes of --until-green: 0 the event holds with the changes, 1 something\nremains that no change mends, 2 the question could not be answered.`,
    )
    .action(async (planFile: string, given: WhatIfFlags) => {
      const {
        set = [],
        with: files = [],
        survive: loss,
        inventory,
        untilGreen = false,
        output,
        ...rest
      } = withFormat(given, WHAT_IF_FORMATS);
      if (inventory === undefined) {
        throw new IemError(
          'input-unreadable',
          `Choose an inventory to judge: create one with  iem collect ${planFile} -o inventory.json.gz  and pass it with --inventory.`,
        );
      }
      if (untilGreen && set.length > 0) {
        throw new IemError('change-invalid', '--until-green finds the changes itself: leave out --set.');
      }
      const asked = [rest.multiplier, loss, ...files, ...set].filter((each) => each !== undefined);
      if (!untilGreen && asked.length === 0) {
        throw new IemError(
          'change-invalid',
          'Choose what to change: --multiplier, --survive, --with, --set or several of them; or --until-green.',
        );
      }
      const { answerUntilGreen, answerWhatIf } = await import('../run');
      const plan = await readPlan(planFile);
      const options = {
        ...{ ...rest, inventory, survive: loss && SURVIVAL_BY_LOSS[loss] },
        others: await Promise.all(files.map(readPlan)),
      };
      if (untilGreen) {
        const { text, code } = await answerUntilGreen(plan, options, environment);
        await write(text, output, environment);
        exit(code);
        return;
      }
      await write(await answerWhatIf(plan, { ...options, set }, environment), output, environment);
    });
}

const WHAT_IF_FORMATS = ['terminal', 'json'] as const;

/** What may be lost, in the words of the command line and of the plan. */
const SURVIVAL_BY_LOSS = {
  none: 'none',
  zone: 'az',
  az: 'az',
  region: 'region',
} as const satisfies Record<string, Survival>;

const withOption = (description: string) =>
  new Option('--with <plan>', description).argParser((file: string, before: readonly string[] = []) => [
    ...before,
    file,
  ]);

interface WhatIfFlags extends Omit<WhatIfOptions, 'inventory' | 'others' | 'set' | 'survive' | 'format'> {
  readonly inventory?: string;
  readonly survive?: keyof typeof SURVIVAL_BY_LOSS;
  /** Files of plans of other events. */
  readonly with?: readonly string[];
  readonly set?: WhatIfOptions['set'];
  readonly untilGreen?: boolean;
  readonly format?: WhatIfOptions['format'];
  readonly output?: string;
}

function countAnswers(inventories: readonly Inventory[]): { answered: number; asked: number } {
  const results = inventories.flatMap(({ artifacts }) => Object.values(artifacts));
  return { answered: results.filter((result) => result.ok).length, asked: results.length };
}

const change = (text: string, before: readonly Change[] = []): readonly Change[] => [
  ...before,
  parseChange(text),
];

function multiplier(text: string): Multiplier {
  const [first, likely, high, ...more] = text
    .split(',')
    .map((part) => Number(part.trim().replace(/[x×]$/, '') || Number.NaN));
  const value = likely === undefined ? first : { low: first, likely, high };
  const parsed = expectedMultiplier.safeParse(value);
  if (!parsed.success || more.length > 0) {
    throw new IemError(
      'change-invalid',
      `--multiplier must be a number above 0 and at most a million, such as 22, or three of them from low to high, such as 12,22,35, not "${text}".`,
    );
  }
  return parsed.data;
}

/** A date, or a time with its zone: with the machine's own zone, the answer would depend on where it runs. */
const time = z.union([z.iso.date(), dateTime.refine(hasOffset)]);

function instant(text: string): string {
  if (!time.safeParse(text).success) {
    throw new IemError(
      'change-invalid',
      `--now must be a time such as 2026-12-01T00:00:00Z, or a day in UTC, not "${text}".`,
    );
  }
  return new Date(hasOffset(text) ? toInstant(text, 'UTC') : text).toISOString();
}
