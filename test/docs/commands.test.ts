import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { iemProgram } from '../../src/cli/program';
import { anEnvironment } from '../builders/environment';

const EXAMPLES = 'docs/examples/ci';

/** Every piece of shell in a pipeline: steps of GitHub, scripts of GitLab. */
function shellIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    /^(run|script|before_script|after_script)$/.test(key) ? [item].flat().map(String) : shellIn(item),
  );
}

/** The words of each `iem …` in it, up to what the shell reads for itself. */
const commandsIn = (shell: string): string[][] =>
  [...shell.matchAll(/^(?:npx )?iem ([^#>|&\n]+)/gm)].map(([, words = '']) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('"', '')),
  );

/** Parses a command line, and does nothing of what it says. Throws where it would be misuse. */
async function parsed(argv: readonly string[]): Promise<void> {
  const program = iemProgram(anEnvironment(), () => {});
  const disarm = (command: Command): void => {
    if (command.commands.length === 0) command.action(() => {});
    for (const each of command.commands) disarm(each);
  };
  disarm(program);
  await program.parseAsync(argv, { from: 'user' });
}

const pipelines = readdirSync(EXAMPLES).map((name): [string, string[][]] => [
  name,
  shellIn(parse(readFileSync(join(EXAMPLES, name), 'utf8'))).flatMap(commandsIn),
]);

describe('the commands of', () => {
  it.each(pipelines)('%s are ones that there are', async (_, commands) => {
    expect(commands.length).toBeGreaterThan(2);
    for (const argv of commands) await parsed(argv);
  });

  it.each(['README.md', 'docs/client.md'])('%s are ones that there are', async (file) => {
    const blocks = [...readFileSync(file, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)];
    const commands = blocks.flatMap(([, shell = '']) => commandsIn(shell));
    expect(commands.length).toBeGreaterThan(4);
    for (const argv of commands) {
      await parsed(argv);
      // The store holds the sample by this id, so that an event of the same is a revision of it.
      expect(argv.filter((word) => /^flash-sale\b/.test(word))).toEqual([]);
    }
  });

  it('nobody, when one is misspelt', async () => {
    await expect(parsed(['remote', 'run', 'flash-sale', '--fail-no', 'red'])).rejects.toThrow('--fail-no');
    await expect(parsed(['report', 'report.json', '--format', 'pdf'])).rejects.toThrow('pdf');
  });
});

it('every pipeline is linked to', () => {
  const page = readFileSync('docs/client.md', 'utf8');
  expect(readdirSync(EXAMPLES).filter((name) => !page.includes(`(examples/ci/${name})`))).toEqual([]);
});
