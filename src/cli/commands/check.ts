import { type Command, Option } from 'commander';
import { z } from 'zod';
import { CHANGE_FORMS, type Change, parseChange } from '../../capacity/changes';
import { IemError } from '../../model/error';
import type { Inventory } from '../../model/inventory';
import { hasOffset, toInstant } from '../../plan/calendar';
import { dateTime, multiplier as timesNormal } from '../../plan/schema';
import { FORMATS, type Format } from '../../report/render';
import type { World } from '../environment';
import { EXIT, type Exit } from '../exit';
import { inventoryFile, readPlan, refuseUnwritable } from '../files';
import { examples } from '../help';
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
}

const inventoryOption = (description: string) => new Option('-i, --inventory <file>', description);
const nowOption = () =>
  new Option('--now <time>', 'judge as of this time instead of when the inventory was taken').argParser(
    instant,
  );

/** `iem collect`, `iem check`, `iem whatif`: from accounts to an answer. What judges is loaded when needed. */
export function checkCommands(program: Command, world: World, exit: Exit): void {
  program
    .command('collect')
    .argument('<plan>', 'event plan, YAML or JSON')
    .description('read the accounts of a plan into an inventory, without judging it')
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${examples(
        'iem collect my-event.yaml --output inventory.json.gz',
        'iem collect my-event.yaml | jq ".inventories[].target"',
      )}\n\nExit codes: 0 something was read, 2 nothing was.`,
    )
    .action(async (planFile: string, { output }: { output?: string }) => {
      const { collectedInventories } = await import('../inventories');
      const plan = await readPlan(planFile);
      if (output !== undefined) await refuseUnwritable(output);
      const inventories = await collectedInventories(plan, world);
      const { answered, asked } = answersOf(inventories);
      world.stderr.write(`Read ${answered} of ${asked} answers of ${inventories.length} targets.\n`);
      await write(inventoryFile(inventories, output ?? ''), output, world);
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
        `keep the run, and show what changed since the last (default: ${DEFAULT_STORE})`,
      )
        .preset(DEFAULT_STORE)
        .argParser(storeFolder),
    )
    .addHelpText(
      'after',
      `${examples(
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
      const report = await produceReport(await readPlan(planFile), options, world, async (answer, beside) => {
        isWhereAsked = await showReport(answer, options, world, beside);
      });
      const code = exitCodeOf(report, options.failOn, world);
      exit(isWhereAsked ? code : EXIT.unanswered);
    });

  program
    .command('whatif')
    .argument('<plan>', 'event plan, YAML or JSON')
    .description('judge the same inventory under other traffic or other limits; asks nothing of AWS')
    .addOption(inventoryOption('the inventory to judge, of iem collect'))
    .addOption(nowOption())
    .option('-m, --multiplier <times>', "times normal traffic, in place of the plan's", multiplier)
    .option('-s, --set <change>', 'a change to make; may be given again', change)
    .addOption(formatOption(WHAT_IF_FORMATS))
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${examples(
        'iem whatif my-event.yaml -i inventory.json.gz --multiplier 40',
        'iem whatif my-event.yaml -i inventory.json.gz \\\n      --set asg/web.maxSize=40 --set quota/L-1216C47A@us-east-1=2000',
      )}\n\nChanges:\n${CHANGE_FORMS.map((form) => `  ${form}`).join('\n')}`,
    )
    .action(async (planFile: string, given: WhatIfFlags) => {
      const { set = [], inventory, ...rest } = withFormat(given, WHAT_IF_FORMATS);
      if (inventory === undefined) {
        throw new IemError(
          'input-unreadable',
          `Say which inventory to judge: make one with  iem collect ${planFile} -o inventory.json.gz  and give it by --inventory.`,
        );
      }
      if (rest.multiplier === undefined && set.length === 0) {
        throw new IemError('change-invalid', 'Say what would be different: --multiplier, --set or both.');
      }
      const { answerWhatIf } = await import('../run');
      const text = await answerWhatIf(await readPlan(planFile), { ...rest, inventory, set }, world);
      await write(text, rest.output, world);
    });
}

const WHAT_IF_FORMATS = ['terminal', 'json'] as const;

interface WhatIfFlags extends Omit<WhatIfOptions, 'inventory' | 'set' | 'format'> {
  readonly inventory?: string;
  readonly set?: WhatIfOptions['set'];
  readonly format?: WhatIfOptions['format'];
  readonly output?: string;
}

function answersOf(inventories: readonly Inventory[]): { answered: number; asked: number } {
  const results = inventories.flatMap(({ artifacts }) => Object.values(artifacts));
  return { answered: results.filter((result) => result.ok).length, asked: results.length };
}

const change = (text: string, before: readonly Change[] = []): readonly Change[] => [
  ...before,
  parseChange(text),
];

function multiplier(text: string): number {
  const value = Number(text.replace(/[x×]$/, '') || Number.NaN);
  if (!timesNormal.safeParse(value).success) {
    throw new IemError(
      'change-invalid',
      `--multiplier takes a number above 0, such as 22, and at most a million, not "${text}".`,
    );
  }
  return value;
}

/** A day that exists, or a time that says its zone: the machine's own would give every reader another answer. */
const time = z.union([z.iso.date(), dateTime.refine(hasOffset)]);

function instant(text: string): string {
  if (!time.safeParse(text).success) {
    throw new IemError(
      'change-invalid',
      `--now takes a time such as 2026-12-01T00:00:00Z, or a day in UTC, not "${text}".`,
    );
  }
  return new Date(hasOffset(text) ? toInstant(text, 'UTC') : text).toISOString();
}
