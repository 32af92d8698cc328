import type { Command } from 'commander';
import type { World } from './environment';

/** A command that speaks to the world it is given, and throws instead of ending the process. */
export const configured = (command: Command, { stdout, stderr, width }: World): Command =>
  command
    .showHelpAfterError('(add --help for how to use it)')
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .exitOverride();

/** The examples of a help text. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
