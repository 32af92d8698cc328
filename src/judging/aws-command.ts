import { plainLine } from '../lib/plain-line';
import { shellCommand } from '../lib/shell';
import { GLOBAL, type Target } from '../model/target';

/** A command of the AWS CLI that can be run as it stands: nobody has to fill anything in. */
export interface AwsCommand {
  /** The account whose credentials it needs, which no option of the AWS CLI can name. */
  readonly account: string;
  /** Not quoted yet. */
  readonly words: readonly string[];
  /** What it asks for that others of the same report may ask for, too. */
  readonly asks?: Ask;
}

/** A value of a setting of which only the largest may be asked for: a quota, a size. */
export interface Ask {
  /** The resource and its setting, alike in all that ask for it: `quota L-1216C47A`. */
  readonly setting: string;
  readonly value: number;
}

/**
 * Notes which setting a command changes and to which value, so that two commands of one report cannot contradict each
 * other.
 */
export const asking = (setting: string, value: number, command: AwsCommand): AwsCommand => ({
  ...command,
  asks: { setting, value },
});

type Option = string | number | true | null | readonly (string | number)[];

/** Options of an AWS CLI command: a value, several of a list, `true` for a flag without one, null to leave it out. */
type Options = Readonly<Record<string, Option>>;

/**
 * An AWS CLI command in a target: `awsCommand(target, 'rds', 'modify-db-instance', { 'multi-az': true })`.
 *
 * A value that begins with a hyphen is joined to its option, so that no name is read as an option. A value that the AWS
 * CLI would take for a file to read, and send to AWS, is part of a JSON document instead.
 */
export const awsCommand = (
  { account, region }: Target,
  service: string,
  operation: string,
  options: Options,
): AwsCommand => ({
  account,
  words: [
    ...['aws', service, operation],
    // A service without regions needs no such option: the AWS CLI knows where it answers.
    ...(region === GLOBAL ? [] : ['--region', region]),
    ...Object.entries(options).flatMap(([name, value]) =>
      isPlace(name, value) ? [] : optionWords(`--${name}`, value),
    ),
    ...placeWords(Object.entries(options).filter(([name, value]) => isPlace(name, value))),
  ],
});

/** Options that name a URL, which the AWS CLI never reads (`awscli/paramfile.py`). */
const URL_OPTIONS = new Set(['queue-url']);

/** Whether the AWS CLI takes the value for the place of the value: a file, or in its first version a URL. */
const isPlace = (option: string, value: Option): boolean =>
  typeof value === 'string' && !URL_OPTIONS.has(option) && /^(fileb?|https?):\/\//i.test(value);

const placeWords = (options: readonly (readonly [string, Option])[]): string[] =>
  options.length === 0
    ? []
    : [
        '--cli-input-json',
        JSON.stringify(Object.fromEntries(options.map(([name, value]) => [memberOf(name), value]))),
      ];

/** The member of the API's input that an option sets: `ScheduledActionName` of `scheduled-action-name`. */
const memberOf = (option: string): string =>
  option.replaceAll(/(?:^|-)(\w)/g, (_, initial: string) => initial.toUpperCase());

function optionWords(option: string, value: Option): string[] {
  if (value === null) return [];
  if (value === true) return [option];
  if (typeof value === 'object') return [option, ...value.map(String)];
  return String(value).startsWith('-') ? [`${option}=${value}`] : [option, String(value)];
}

/** Longest account that is shown: real ones have 12 digits. */
const MAX_ACCOUNT = 64;

/**
 * Commands of one account as lines for a shell, below a comment that says whose credentials they need. A profile would
 * have to be named as people named it, and a comment behind a command is not read as one by every shell.
 */
export const shellLines = (commands: readonly [AwsCommand, ...AwsCommand[]]): string =>
  [
    `# In account ${plainLine(commands[0].account, MAX_ACCOUNT)}:`,
    ...commands.map(({ words }) => shellCommand(words)),
  ].join('\n');
