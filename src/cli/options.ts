/** Options that several commands have. */
import { InvalidArgumentError, Option } from 'commander';
import { IemError } from '../model/error';
import { FORMATS, type Format } from '../report/render';
import type { FailOn } from './run';

/** See `withFormat`. */
export const formatOption = (choices: readonly Format[] = FORMATS): Option =>
  new Option(
    '-f, --format <format>',
    'how to show it (default: what the name of --output ends in, else "terminal")',
  ).choices(choices);

/** What the names of files end in, of which people expect one format. */
const FORMAT_BY_ENDING: Readonly<Record<string, Format>> = {
  csv: 'csv',
  htm: 'html',
  html: 'html',
  json: 'json',
  markdown: 'markdown',
  md: 'markdown',
  xml: 'junit',
};

/** What the name of a text ends in: nothing, the number of a version, or one of these. */
const TEXT_ENDING = /^(\d\w*|log|text|txt)?$/;

interface Shown<F extends Format> {
  readonly format?: F;
  readonly output?: string;
}

/**
 * Options with the format they ask for: what `--format` says, else what the name of the file ends in, else `terminal`.
 * To be called before the work whose result is shown.
 *
 * @param choices The formats that the command knows.
 * @throws IemError `output-unwritable` where the two contradict each other, or the ending is that of no choice.
 */
export function withFormat<F extends Format, T extends Shown<F>>(
  options: T,
  choices: readonly F[],
): T & { readonly format: F | 'terminal' } {
  const { format, output = '' } = options;
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  const expected = Object.hasOwn(FORMAT_BY_ENDING, ending) ? FORMAT_BY_ENDING[ending] : undefined;
  // A format may be one of a kind: csv-excel is csv.
  if (expected !== undefined && format !== undefined && format.split('-')[0] !== expected) {
    throw new IemError(
      'output-unwritable',
      `${output} is the name of ${expected}, but --format says ${format}: change one of the two.`,
    );
  }
  const found = format ?? choices.find((choice) => choice === expected);
  if (expected !== undefined && found === undefined) {
    throw new IemError(
      'output-unwritable',
      `${output} is the name of ${expected}, which this command does not make: it makes ${choices.join(' and ')}.`,
    );
  }
  if (found === undefined && !TEXT_ENDING.test(ending)) {
    throw new IemError(
      'output-unwritable',
      `${output} is the name of no format there is: say by --format which it shall be (${choices.join(', ')}).`,
    );
  }
  return { ...options, format: found ?? 'terminal' };
}

/** Folder of a store; the name of a plan there is one that was to be judged. */
export function storeFolder(text: string): string {
  if (/\.(ya?ml|json)$/i.test(text)) {
    throw new InvalidArgumentError(
      'It is a file, and runs are kept in a folder: the plan goes before --store.',
    );
  }
  return text;
}

export const outputOption = (): Option =>
  new Option('-o, --output <file>', 'write to a file instead of standard output');

/** @param otherwise The port when none is given, and how the help names it. */
export const portOption = (what: string, ...otherwise: [port: number, name?: string]): Option =>
  new Option('-p, --port <port>', what).default(...otherwise).argParser(port);

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  }
  return value;
}

export const failOnOption = (otherwise: FailOn): Option =>
  new Option(
    '--fail-on <colour>',
    'exit with 1 when a row of the scorecard is this bad; yellow includes grey',
  )
    .choices(['red', 'yellow', 'never'])
    .default(otherwise);

/** Help on what a command with `--fail-on` exits with. */
export const FAIL_ON_CODES = `Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 the question
could not be answered.`;
