import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { IemError } from '../../model/error';
import { buildPlanJsonSchema } from '../../plan/json-schema';
import { parsePlan } from '../../plan/parse';
import { formatProblem, type Problem } from '../../plan/problem';
import type { PlanNames } from '../../plan/rules';
import { eventIdOf, findPlaceholders, writeStarterPlan } from '../../plan/starter';
import { toPlainText } from '../../report/render/plain-text';
import { formatCount } from '../../report/render/words';
import type { Environment } from '../environment';
import { EXIT, type Exit } from '../exit';
import { readPlanText, writeWhole } from '../files';
import { formatExamples } from '../help';
import { outputOption, printedFormatOption } from '../options';
import { write } from '../output';

const SCHEMA_FILE = 'event-plan.schema.json';

const schemaText = (): string => `${JSON.stringify(buildPlanJsonSchema(), null, 2)}\n`;

/** `iem init`, `iem validate` and `iem schema`: the commands about plan files. */
export function planCommands(program: Command, environment: Environment, exit: Exit): void {
  program
    .command('init')
    .argument('<name>', 'short name of the event, such as winter-sale')
    .description('write a commented event plan to fill in')
    .addOption(outputOption('where to write it (default: <name>.yaml)'))
    .option('--force', 'replace an existing file')
    .addHelpText(
      'after',
      formatExamples('iem init my-event', 'iem init my-event --output plans/my-event.yaml'),
    )
    .action(async (name: string, options: { output?: string; force?: boolean }) => {
      if (name !== eventIdOf(name)) {
        throw new IemError(
          'plan-invalid',
          `"${name}" is not a valid event name: use lower-case letters, digits and hyphens, such as ${eventIdOf(name)}.`,
        );
      }
      const output = options.output ?? `${name}.yaml`;
      if (existsSync(output) && !options.force) {
        throw new IemError(
          'output-unwritable',
          `${output} already exists: choose another --output, or use --force.`,
        );
      }
      await writeWhole(output, writeStarterPlan(name, environment.now().slice(0, 10)));
      const schema = join(dirname(output), SCHEMA_FILE);
      await writeWhole(schema, schemaText());
      environment.stderr.write(`Wrote ${output} and ${schema} (for completion in your editor).\n`);
      environment.stderr.write(
        `Next: fill it in, then  iem validate ${output}  and, for the accounts,  iem doctor ${output}\n`,
      );
    });

  program
    .command('validate')
    .argument('<plans...>', 'event plans, YAML or JSON')
    .description('report every problem of event plans, with its line and column')
    .addOption(printedFormatOption())
    .addHelpText(
      'after',
      `${formatExamples('iem validate my-event.yaml', 'iem validate plans/*.yaml --format json')}\n\nIt warns about values that are still as iem init wrote them.\n\nExit codes: 0 valid, 1 problems found, 2 a file could not be read.`,
    )
    .action(async (files: string[], { format }: { format: string }) => {
      const { PLAN_NAMES } = await import('../../app/judging/plan-names');
      const results = await Promise.all(files.map((file) => validateFile(file, PLAN_NAMES)));
      const problems = results.flatMap((result) => result.problems);
      const warnings = results.flatMap((result) => result.warnings);
      const unreadable = results.flatMap((result) => result.unreadable);
      if (format === 'json') {
        const valid = problems.length === 0 && unreadable.length === 0;
        const answer = { valid, problems, warnings, unreadable };
        await write(`${JSON.stringify(answer, null, 2)}\n`, undefined, environment);
      } else {
        const lines = [...problems, ...warnings.map((it) => ({ ...it, message: `warning: ${it.message}` }))];
        await write(lines.map((line) => `${formatProblem(line)}\n`).join(''), undefined, environment);
        for (const { message } of unreadable) environment.stderr.write(`${toPlainText(message)}\n`);
        const found = results.reduce((sum, { unlisted }) => sum + unlisted, problems.length);
        const counts = [formatCount(files.length - unreadable.length, 'plan'), formatCount(found, 'problem')];
        if (warnings.length > 0) counts.push(formatCount(warnings.length, 'warning'));
        environment.stderr.write(`${counts.join(', ')}\n`);
      }
      if (unreadable.length > 0) exit(EXIT.unanswered);
      else if (problems.length > 0) exit(EXIT.found);
    });

  program
    .command('schema')
    .description('print the JSON Schema of event plans, for editors')
    .addOption(outputOption('write it to a file'))
    .addHelpText('after', formatExamples(`iem schema --output ${SCHEMA_FILE}`))
    .action((options: { output?: string }) => write(schemaText(), options.output, environment));
}

/** The problems of one plan file. */
interface FileProblems {
  readonly problems: readonly Problem[];
  /** Number of further problems that are not listed. */
  readonly unlisted: number;
  readonly warnings: readonly Problem[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

/** Reports an unreadable file instead of throwing, so that the other files are still validated. */
async function validateFile(file: string, names: PlanNames): Promise<FileProblems> {
  try {
    const text = await readPlanText(file);
    const result = parsePlan(text, file, names);
    const unlisted = result.ok ? 0 : result.unlisted;
    return { problems: result.problems, unlisted, warnings: warningsOf(text, file), unreadable: [] };
  } catch (error) {
    if (!(error instanceof IemError)) throw error;
    return { problems: [], unlisted: 0, warnings: [], unreadable: [{ file, message: error.message }] };
  }
}

const warningsOf = (text: string, file: string): Problem[] =>
  findPlaceholders(text).map(({ line, column, text: written }) => {
    const message = `"${written}" is still as iem init wrote it: replace it, or remove its # REPLACE`;
    return { file, line, column, path: '', pointer: '', message };
  });
