import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { IemError } from '../../model/error';
import { planJsonSchema } from '../../plan/json-schema';
import { parsePlan } from '../../plan/parse';
import { formatProblem } from '../../plan/problem';
import { eventIdOf, starterPlan } from '../../plan/starter';
import type { World } from '../environment';
import { EXIT, type Exit } from '../exit';
import { readText, writeWhole } from '../files';
import { examples } from '../help';
import { write } from '../output';

const SCHEMA_FILE = 'event-plan.schema.json';

const schemaText = (): string => `${JSON.stringify(planJsonSchema(), null, 2)}\n`;

/** `iem init`, `iem validate`, `iem schema`: everything about the plan as a file. */
export function planCommands(program: Command, world: World, exit: Exit): void {
  program
    .command('init')
    .argument('<name>', 'short name of the event, such as flash-sale')
    .description('write a commented event plan to fill in')
    .option('-o, --output <file>', 'where to write it (default: <name>.yaml)')
    .option('--force', 'replace a file that is there')
    .addHelpText('after', examples('iem init flash-sale', 'iem init flash-sale --output plans/sale.yaml'))
    .action(async (name: string, options: { output?: string; force?: boolean }) => {
      if (name !== eventIdOf(name)) {
        throw new IemError(
          'plan-invalid',
          `"${name}" cannot name an event: use lower-case letters, digits and hyphens, such as ${eventIdOf(name)}.`,
        );
      }
      const output = options.output ?? `${name}.yaml`;
      if (existsSync(output) && !options.force) {
        throw new IemError(
          'output-unwritable',
          `${output} is there already: choose another --output, or --force.`,
        );
      }
      await writeWhole(output, starterPlan(name, world.now().slice(0, 10)));
      const schema = join(dirname(output), SCHEMA_FILE);
      await writeWhole(schema, schemaText());
      world.stderr.write(`Wrote ${output} and ${schema} (for completion in your editor).\n`);
      world.stderr.write(
        `Next: fill it in, then  iem validate ${output}  and, for the accounts,  iem doctor ${output}\n`,
      );
    });

  program
    .command('validate')
    .argument('<plans...>', 'event plans, YAML or JSON')
    .description('report every problem of event plans, with its line and column')
    .addOption(
      new Option('-f, --format <format>', 'how to show them')
        .choices(['terminal', 'json'])
        .default('terminal'),
    )
    .addHelpText(
      'after',
      `${examples('iem validate flash-sale.yaml', 'iem validate plans/*.yaml --format json')}\n\nExit codes: 0 valid, 1 problems found, 2 a file could not be read.`,
    )
    .action(async (files: string[], { format }: { format: string }) => {
      const { PLAN_NAMES } = await import('../../app/plan-names');
      const results = await Promise.all(
        files.map(async (file) => parsePlan(await readText(file), file, PLAN_NAMES)),
      );
      const problems = results.flatMap((result) => result.problems);
      const unlisted = results.reduce((sum, result) => sum + (result.ok ? 0 : result.unlisted), 0);
      if (format === 'json') {
        const answer = { valid: problems.length === 0, problems };
        await write(`${JSON.stringify(answer, null, 2)}\n`, undefined, world);
      } else {
        await write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''), undefined, world);
        world.stderr.write(
          `${counted(files.length, 'plan')}, ${counted(problems.length + unlisted, 'problem')}\n`,
        );
      }
      if (problems.length > 0) exit(EXIT.found);
    });

  program
    .command('schema')
    .description('print the JSON Schema of event plans, for editors')
    .option('-o, --output <file>', 'write it to a file')
    .addHelpText('after', examples(`iem schema --output ${SCHEMA_FILE}`))
    .action((options: { output?: string }) => write(schemaText(), options.output, world));
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
