/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';
import { IemError } from '../model/error';
import { FORMATS, type Format } from '../report/render';
import type { WorkbookFormat } from '../workbook/render';
import type { FailOn } from './run';

/** Joins words as a sentence has them: `terminal, json and html`. */
const AND = new Intl.ListFormat('en-GB');

/** See `withFormat`. */
export const formatOption = (choices: readonly Format[] = FORMATS): Option =>
  new Option(
    '-f, --format <format>',
    'output format (default: from the ending of --output, else "terminal")',
  ).choices(choices);

/** The format of a command that writes no file. */
export const printedFormatOption = (): Option =>
  new Option('-f, --format <format>', 'output format').choices(['terminal', 'json']).default('terminal');

/** A format that a workbook is written in here: a PDF is printed by a browser of this machine. */
export type WrittenFormat = WorkbookFormat | 'pdf';

/** A format of any answer. */
type AnyFormat = Format | WrittenFormat;

/** File name endings that people associate with one format. */
const FORMAT_BY_ENDING: Readonly<Record<string, AnyFormat>> = {
  csv: 'csv',
  drawio: 'drawio',
  htm: 'html',
  html: 'html',
  ics: 'ics',
  json: 'json',
  markdown: 'markdown',
  md: 'markdown',
  pdf: 'pdf',
  svg: 'svg',
  xlsx: 'xlsx',
  xml: 'junit',
};

/** Endings of plain text files: none, a version number, or one of these. */
const TEXT_ENDING = /^(\d\w*|log|text|txt)?$/;

interface FormatOptions<F extends AnyFormat> {
  readonly format?: F;
  readonly output?: string;
}

/**
 * Adds the format that the options ask for: `--format`, else the one that the file name's ending stands for, else
 * `terminal`. Call it before the work, so that a mistake is reported at once.
 *
 * @param choices The formats that the command supports.
 * @param textEnding The endings of files that `terminal` is written to.
 * @throws IemError `output-unwritable` if `--format` contradicts the ending, or the command does not support the
 * ending.
 */
export function withFormat<F extends AnyFormat, T extends FormatOptions<F>>(
  options: T,
  choices: readonly F[],
  textEnding = TEXT_ENDING,
): T & { readonly format: F | 'terminal' } {
  const { format, output = '' } = options;
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  const expected = Object.hasOwn(FORMAT_BY_ENDING, ending) ? FORMAT_BY_ENDING[ending] : undefined;
  // A format may be a variant of what the ending stands for, as csv-excel is of csv.
  if (expected !== undefined && format !== undefined && format.split('-')[0] !== expected) {
    throw new IemError(
      'output-unwritable',
      `The file name ${output} stands for ${expected}, but --format says ${format}: change one of the two.`,
    );
  }
  const found = format ?? choices.find((choice) => choice === expected);
  if (expected !== undefined && found === undefined) {
    throw new IemError(
      'output-unwritable',
      `The file name ${output} stands for ${expected}, but this command can only write ${AND.format(choices)}.`,
    );
  }
  if (found === undefined && !textEnding.test(ending)) {
    throw new IemError(
      'output-unwritable',
      `The file name ${output} does not tell the format: choose one with --format (${choices.join(', ')}).`,
    );
  }
  return { ...options, format: found ?? 'terminal' };
}

/**
 * Reads the folder of a store. If it looks like a plan, the user forgot that `--store` takes the next word as a folder.
 */
export function storeFolder(text: string): string {
  if (text === '') throw new InvalidArgumentError('Give a folder: this is empty, as an unset variable is.');
  if (/\.(ya?ml|json)$/i.test(text)) {
    throw new InvalidArgumentError(
      'Give a folder, not a file: runs are stored in a folder, and the plan comes before --store.',
    );
  }
  return text;
}

/** Creates the option that names the file of the answer. */
export const outputOption = (description = 'write to a file instead of standard output'): Option =>
  new Option('-o, --output <file>', description).argParser((text: string) => {
    if (text === '') throw new InvalidArgumentError('Give a file: this is empty, as an unset variable is.');
    return text;
  });

/** @param otherwise The default port, and how the help names it. */
export const portOption = (what: string, ...otherwise: [port: number, name?: string]): Option =>
  new Option('-p, --port <port>', what).default(...otherwise).argParser(port);

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('Give a number from 0 to 65535.');
  }
  return value;
}

/** Creates the option that says from which colour on a command ends with code 1. */
export const failOnOption = (otherwise: FailOn): Option =>
  new Option(
    '--fail-on <colour>',
    'exit with 1 if a row of the scorecard is this bad or worse; yellow includes grey',
  )
    .choices(['red', 'yellow', 'never'])
    .default(otherwise);

/** The exit codes of a command with `--fail-on`, for its help. */
export const FAIL_ON_CODES = `Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 the question
could not be answered.`;

/** Reads the name of a role, with its path if it has one. */
export function roleName(text: string): string {
  if (/^[\w+=,.@/-]+$/.test(text) && !text.startsWith('/')) return text;
  throw new InvalidArgumentError(
    'Give the name of a role, with its path if it has one, such as iem-readonly.',
  );
}

/** What is said of the address of the page, for the help of the commands that serve it. */
export const PAGE_ADDRESS = `The address that is printed has a key in it, so that nobody else who uses this
machine can open the page. Ctrl-C ends the command.`;
