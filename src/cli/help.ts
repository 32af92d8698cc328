import type { Command } from 'commander';
import type { Environment } from './environment';

/** Makes a command write to the streams of `environment`, and throw instead of ending the process. */
export const configureCommand = (command: Command, { stdout, stderr, width }: Environment): Command =>
  command
    .showHelpAfterError('(add --help to see how to use it)')
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .exitOverride();

/** Formats the examples of a help text. */
export const formatExamples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
