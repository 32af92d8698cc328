/** Options that several commands have. */
import { Option } from 'commander';
import { FORMATS, type Format } from '../report/render';
import type { FailOn } from './run';

export const formatOption = (choices: readonly Format[] = FORMATS): Option =>
  new Option('-f, --format <format>', 'how to show it').choices(choices).default('terminal');

export const outputOption = (): Option =>
  new Option('-o, --output <file>', 'write to a file instead of standard output');

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
